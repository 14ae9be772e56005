namespace EnergyGate.Variants.Graphs;

/// <summary>A named value of a graph: an input, an output, or one between nodes.</summary>
/// <param name="Name">Unique in its graph; never empty.</param>
/// <param name="Type">What is declared of it.</param>
public sealed record ValueInfo(string Name, TensorType Type);
