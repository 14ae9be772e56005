using System.Collections.Immutable;
using EnergyGate.Graphs;
using EnergyGate.Variants.Passes;

namespace EnergyGate.Variants.Pipelines;

/// <summary>What a rewrite did and what it left alone.</summary>
/// <param name="Applied">The patches, in the order in which they were applied.</param>
/// <param name="Refusals">Near matches that still stood when their pass had nothing left to do, each once.</param>
/// <param name="QuantizedWeights">Where the quantised weights of the result came from.</param>
public sealed record RewriteLog(
    ImmutableArray<AppliedPatch> Applied,
    ImmutableArray<Refusal> Refusals,
    ImmutableArray<QuantizedWeight> QuantizedWeights);
