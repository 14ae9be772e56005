using EnergyGate.Graphs;

namespace EnergyGate.Variants.Pipelines;

/// <summary>A rewritten graph and how it came about.</summary>
/// <param name="Graph">The graph after the last patch; the given graph itself when no patch was applied.</param>
/// <param name="Log">Patches, refusals and the provenance of quantised weights.</param>
public sealed record RewriteResult(Graph Graph, RewriteLog Log);
