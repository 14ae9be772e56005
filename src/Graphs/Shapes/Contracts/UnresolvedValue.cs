namespace EnergyGate.Graphs.Shapes.Contracts;

/// <summary>A value whose type or shape could not be inferred, at the node where the information was lost.</summary>
/// <param name="Value">Name of the value.</param>
/// <param name="Node">The node that makes it.</param>
/// <param name="Reason">The reason, in one sentence.</param>
public sealed record UnresolvedValue(string Value, Node Node, string Reason);
