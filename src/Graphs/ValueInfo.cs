namespace EnergyGate.Graphs;

/// <summary>A named value of a graph: an input, an output, or one between nodes.</summary>
/// <param name="Name">Unique in its graph; never empty.</param>
/// <param name="Type">What is declared of it.</param>
public sealed record ValueInfo(string Name, TensorType Type)
{
    /// <summary>
    /// Fields of the file's value that have no name here: documentation, metadata, and the type of a value that is no tensor
    /// (a sequence, a map, an optional), of which <see cref="Type"/> says nothing.
    /// </summary>
    public EncodedFields Extras { get; init; } = EncodedFields.None;
}
