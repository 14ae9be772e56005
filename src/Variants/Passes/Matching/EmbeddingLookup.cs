using EnergyGate.Graphs;

namespace EnergyGate.Variants.Passes.Matching;

/// <summary>Rows of a constant table, chosen by ids.</summary>
/// <param name="Gather">The node.</param>
/// <param name="Table">Constant of [rows, hidden].</param>
/// <param name="Ids">Integers of [batch, sequence] or [1, sequence].</param>
internal sealed record EmbeddingLookup(Node Gather, string Table, string Ids);
