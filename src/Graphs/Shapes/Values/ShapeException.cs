using EnergyGate.Errors;

namespace EnergyGate.Graphs.Shapes.Values;

/// <summary>A graph contradicts itself: the shapes or types of a node's inputs do not go together.</summary>
public sealed class ShapeException : UserErrorException
{
    /// <summary>An empty contradiction.</summary>
    public ShapeException()
    {
    }

    /// <summary>A contradiction with its text.</summary>
    public ShapeException(string message)
        : base(message)
    {
    }

    /// <summary>A contradiction with its text and cause.</summary>
    public ShapeException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>A contradiction at a node.</summary>
    /// <param name="node">The node whose inputs do not go together.</param>
    /// <param name="message">What does not, with the shapes.</param>
    public ShapeException(Node node, string message)
        : base($"{node}: {message}") => Node = node;

    /// <summary>The node; null when the contradiction is in what the caller gave.</summary>
    public Node? Node { get; }
}
