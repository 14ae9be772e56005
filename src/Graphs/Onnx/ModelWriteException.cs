using EnergyGate.Errors;

namespace EnergyGate.Graphs.Onnx;

/// <summary>A model or tensor could not be written; nothing of it is left behind. The message is one line that names the file.</summary>
public sealed class ModelWriteException : UserErrorException
{
    /// <summary>A failure to write a file.</summary>
    /// <param name="file">The file's path as it was given.</param>
    /// <param name="fault">The reason.</param>
    /// <param name="inner">What failed, if anything.</param>
    public ModelWriteException(string file, string fault, Exception? inner = null)
        : base($"{file}: not written: {fault.ReplaceLineEndings(" ")}", inner) => File = file;

    /// <summary>The file's path as it was given.</summary>
    public string File { get; }
}
