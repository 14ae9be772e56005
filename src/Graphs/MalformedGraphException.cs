using EnergyGate.Errors;

namespace EnergyGate.Graphs;

/// <summary>
/// A graph that ONNX does not allow, e.g. a node with an attribute of another kind. A graph does not know its file: whoever does adds it.
/// </summary>
public sealed class MalformedGraphException : UserErrorException
{
    /// <summary>A fault of a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="fault">What is wrong with it, and what is legal.</param>
    /// <param name="inner">What found the fault, if anything.</param>
    public MalformedGraphException(Node node, string fault, Exception? inner = null)
        : base($"{node}: {fault.ReplaceLineEndings(" ")}", inner) => Node = node;

    /// <summary>A fault that is not known to be of one node.</summary>
    /// <param name="fault">What is wrong.</param>
    /// <param name="inner">What found the fault.</param>
    public MalformedGraphException(string fault, Exception inner)
        : base(fault.ReplaceLineEndings(" "), inner)
    {
    }

    /// <summary>The node, if it is known.</summary>
    public Node? Node { get; }

    /// <summary>
    /// Whether a node that is not legal explains an exception: an index beyond a list, a value of another kind, a number too large. The
    /// last resort of those who apply rules to nodes of a file; rules themselves check what they read.
    /// </summary>
    /// <param name="exception">What a rule threw.</param>
    public static bool Explains(Exception exception) => exception is IndexOutOfRangeException or ArgumentException or ArithmeticException
        or InvalidOperationException or InvalidCastException or KeyNotFoundException or FormatException or NullReferenceException;
}
