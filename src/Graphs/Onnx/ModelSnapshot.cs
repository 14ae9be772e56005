namespace EnergyGate.Graphs.Onnx;

/// <summary>
/// Models whose files are read into memory, each once, for a run of minutes: a file that is cut shorter or written over meanwhile neither
/// ends the process (as a mapped one does, by SIGBUS) nor mixes two models. The price is the files' size in memory. A file over 2 GiB is
/// mapped. Not thread-safe.
/// </summary>
public sealed class ModelSnapshot
{
    private readonly Dictionary<string, MappedFile> files = new(StringComparer.Ordinal);

    /// <summary>Reads a model file, and the files of its external data.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The graph; its tensors refer to the memory.</returns>
    /// <exception cref="ModelFormatException">As <see cref="OnnxModel.Load(string)"/>, or a file changed while it was read.</exception>
    public Graph Load(string path) => OnnxModel.Load(path, Open);

    /// <summary>
    /// The full path of the first file that no longer holds what was read: it is gone, or has another size or other bytes. Null for none. A
    /// file of the same size and time is taken as unchanged; one of another time is read and compared.
    /// </summary>
    public string? FirstChangedFile() => files.Values.FirstOrDefault(file => file.HasChanged())?.Path;

    private MappedFile Open(string path)
    {
        var fullPath = Path.GetFullPath(path);
        if (!files.TryGetValue(fullPath, out var file))
        {
            files[fullPath] = file = MappedFile.Read(path);
        }

        return file;
    }
}
