using EnergyGate.Errors;

namespace EnergyGate.Graphs.Onnx;

/// <summary>
/// A file that is no legal ONNX model or tensor, or that lacks a file it needs. The message is one line that names the file.
/// </summary>
public sealed class ModelFormatException : UserErrorException
{
    /// <summary>A fault of a file.</summary>
    /// <param name="file">The file's path as it was given.</param>
    /// <param name="fault">What is wrong with it.</param>
    /// <param name="inner">What found the fault, if anything.</param>
    public ModelFormatException(string file, string fault, Exception? inner = null)
        : base($"{file}: {fault.ReplaceLineEndings(" ")}", inner) => File = file;

    /// <summary>The file's path as it was given.</summary>
    public string File { get; }
}
