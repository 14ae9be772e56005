using System.Collections.Immutable;
using Google.Protobuf;

namespace EnergyGate.Graphs.Onnx;

/// <summary>
/// Loads and saves ONNX models. Weights are mapped from their file and stay there until they are read: a model of any size loads in
/// milliseconds. The file may be renamed over or deleted while a graph refers to it, but must not be cut shorter in place.
/// </summary>
public static class OnnxModel
{
    /// <summary>Bytes of weights above which a saved model keeps them in a separate file, <c>OUT.onnx.data</c>.</summary>
    public const long ExternalAbove = 1 << 20;

    /// <summary>Maximum bytes of a tensor that stays in the model, where ONNX Runtime's shape inference sees it.</summary>
    public const int MaxInlineBytes = 1024;

    // Protobuf's limit is 2 GiB for the whole message, of which the rest of the model needs a part.
    private const long MaxModelBytes = int.MaxValue - (64L << 20);

    /// <summary>Loads a model file; external data is looked for in its folder.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The graph; its tensors refer to the mapped files.</returns>
    /// <exception cref="ModelFormatException">The file is missing, no ONNX model, damaged, of an unsupported version, or lacks a file of
    /// weights.</exception>
    public static Graph Load(string path) => Load(path, MappedFile.Open);

    /// <summary>Loads a model file whose files are opened in a given way.</summary>
    /// <param name="path">The file.</param>
    /// <param name="open">Opens a file.</param>
    /// <exception cref="ModelFormatException">As above.</exception>
    internal static Graph Load(string path, Func<string, MappedFile> open)
    {
        MappedFile? file = null;
        var externalFiles = new ExternalFiles(Path.GetDirectoryName(path) is { Length: > 0 } folder ? folder : ".", path, open);
        try
        {
            file = open(path);
            if (file.Length > int.MaxValue)
            {
                throw new InvalidDataException("is over 2 GiB, the most that an ONNX file may have: save its weights as external data");
            }

            return Parse(file.Slice(0, (int)file.Length), externalFiles);
        }
        catch (InvalidDataException exception)
        {
            file?.Close();
            externalFiles.Close();
            throw new ModelFormatException(path, exception.Message, exception);
        }
    }

    /// <summary>Loads a model from memory.</summary>
    /// <param name="bytes">An encoded model; the graph's tensors refer to it, so it must not change.</param>
    /// <param name="folder">Where external data is looked for; null when there is none.</param>
    /// <exception cref="ModelFormatException">As for a file.</exception>
    public static Graph Load(ReadOnlyMemory<byte> bytes, string? folder)
    {
        var externalFiles = new ExternalFiles(folder);
        try
        {
            return Parse(bytes, externalFiles);
        }
        catch (InvalidDataException exception)
        {
            externalFiles.Close();
            throw new ModelFormatException("model in memory", exception.Message, exception);
        }
    }

    /// <summary>
    /// Saves a model that is complete by itself. Up to <see cref="ExternalAbove"/> bytes of weights lie in the model; above, in
    /// <c>OUT.onnx.data</c> beside it. Both appear at once, at the end: the files that the graph was loaded from may be overwritten.
    /// </summary>
    /// <param name="graph">The graph.</param>
    /// <param name="path">The file, in a folder that exists.</param>
    /// <exception cref="ModelWriteException">The files cannot be written; nothing is left behind.</exception>
    public static void Save(Graph graph, string path) => Save(graph, path, ExternalAbove);

    /// <summary>Saves a model with its weights in a separate file when they exceed a number of bytes.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="path">The file, in a folder that exists.</param>
    /// <param name="externalAbove">Bytes of weights in all; 0 puts all but small tensors outside.</param>
    /// <exception cref="ModelWriteException">The files cannot be written; nothing is left behind.</exception>
    public static void Save(Graph graph, string path, long externalAbove)
    {
        try
        {
            ModelFiles.Write(graph, Path.GetFullPath(path), externalAbove);
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new ModelWriteException(path, exception.Message, exception);
        }
    }

    /// <summary>A model as bytes, with big initializers left out: for a session that gets them by pointer.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="inlineLimit">Initializers of more bytes are left out; <see cref="long.MaxValue"/> leaves none out.</param>
    /// <param name="external">What was left out, by name. In the model they are external data in a file <c>memory</c>, which does not
    /// exist.</param>
    /// <returns>The encoded model.</returns>
    /// <exception cref="ModelWriteException">It would be larger than 2 GiB.</exception>
    public static byte[] ToBytes(Graph graph, long inlineLimit, out ImmutableArray<(string Name, TensorData Data)> external)
    {
        var left = ImmutableArray.CreateBuilder<(string Name, TensorData Data)>();
        var message = new GraphWriter(Initializer, TensorWriter.Inline).Write(graph);
        external = left.ToImmutable();
        if (ModelFiles.InlineBytes(message) > MaxModelBytes)
        {
            throw new ModelWriteException(
                "model in memory", "its weights are over 2 GiB, the most that an encoded model may have: leave more out");
        }

        return message.ToByteArray();

        TensorProto Initializer(string name, TensorData data)
        {
            if (data.Bytes.Length <= inlineLimit)
            {
                return TensorWriter.Inline(name, data);
            }

            left.Add((name, data));
            return TensorWriter.External(name, data, "memory", 0);
        }
    }

    private static Graph Parse(ReadOnlyMemory<byte> file, ExternalFiles externalFiles)
    {
        if (file.IsEmpty)
        {
            throw new InvalidDataException("is empty, not an ONNX model");
        }

        var (model, tensors) = Skeleton(file);
        return GraphReader.Read(model, [.. tensors.Select(new TensorReader(externalFiles).Read)]);
    }

    private static (ModelProto Model, IReadOnlyList<ReadOnlyMemory<byte>> Tensors) Skeleton(ReadOnlyMemory<byte> file)
    {
        try
        {
            var skeleton = ModelSkeleton.Of(file);
            return (ModelProto.Parser.ParseFrom(skeleton.Bytes), skeleton.Tensors);
        }
        catch (Exception exception) when (exception is InvalidDataException or InvalidProtocolBufferException)
        {
            throw new InvalidDataException($"is not an ONNX model, or is damaged: {exception.Message}", exception);
        }
    }
}
