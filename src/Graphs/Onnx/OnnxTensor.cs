using Google.Protobuf;

namespace EnergyGate.Graphs.Onnx;

/// <summary>Loads and saves single tensors: the <c>input_N.pb</c> and <c>output_N.pb</c> of ONNX's test data.</summary>
internal static class OnnxTensor
{
    /// <summary>Loads a tensor.</summary>
    /// <param name="path">A file with one encoded <c>TensorProto</c>.</param>
    /// <exception cref="ModelFormatException">The file is missing or no tensor.</exception>
    public static TensorData Load(string path)
    {
        var externalFiles = new ExternalFiles(Path.GetDirectoryName(path) is { Length: > 0 } folder ? folder : ".");
        MappedFile? file = null;
        try
        {
            file = MappedFile.Open(path);
            return file.Length is > 0 and <= int.MaxValue
                ? new TensorReader(externalFiles).Read(file.Slice(0, (int)file.Length)).Data
                : throw new InvalidDataException("is empty or over 2 GiB, not a tensor");
        }
        catch (InvalidDataException exception)
        {
            file?.Close();
            externalFiles.Close();
            throw new ModelFormatException(path, exception.Message, exception);
        }
    }

    /// <summary>Saves a tensor.</summary>
    /// <param name="data">The tensor.</param>
    /// <param name="path">The file, in a folder that exists.</param>
    /// <param name="name">A name to store with it.</param>
    /// <exception cref="ModelWriteException">The file cannot be written; nothing is left behind.</exception>
    public static void Save(TensorData data, string path, string name = "")
    {
        try
        {
            using var files = new FileReplacement();
            using (var stream = File.Create(files.Begin(Path.GetFullPath(path))))
            {
                TensorWriter.Inline(name, data).WriteTo(stream);
            }

            files.Commit();
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new ModelWriteException(path, exception.Message, exception);
        }
    }
}
