namespace EnergyGate.Graphs.Shapes.Contracts;

/// <summary>A value whose type or shape could not be inferred, where the chain begins that leads to it.</summary>
/// <param name="Value">Name of the value.</param>
/// <param name="Node">The node that makes it.</param>
/// <param name="Reason">Why, in one sentence.</param>
public sealed record UnresolvedValue(string Value, Node Node, string Reason);
