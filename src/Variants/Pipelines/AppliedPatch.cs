using EnergyGate.Variants.Passes;

namespace EnergyGate.Variants.Pipelines;

/// <summary>One line of the log of a rewrite.</summary>
/// <param name="Number">Position in the rewrite, from 1: <c>stopAfter: Number</c> gives the graph just after this patch.</param>
/// <param name="Pass">Name of the pass that proposed it.</param>
/// <param name="Label">What was rewritten.</param>
/// <param name="Effect">What it does to the numbers.</param>
/// <param name="NodeCount">Nodes of the graph after the patch.</param>
public sealed record AppliedPatch(int Number, string Pass, string Label, NumericEffect Effect, int NodeCount);
