using System.Globalization;
using System.Security.Cryptography;

namespace EnergyGate.Graphs.Onnx;

/// <summary>
/// The files beside a model that hold its weights, each mapped once. They lie in the model's folder or below. A symbolic link may lead to a
/// file there, or to one in the folder of the model's own file where the model is a link itself: in a cache of Hugging Face
/// <c>snapshots/*/model.onnx</c> and its data are links into <c>blobs</c>. Every other target is refused: a model that was downloaded must
/// not put a file of this machine, e.g. a key, into the files that are written from it.
/// </summary>
/// <param name="folder">The model's folder; null when it has none and external data is a fault.</param>
/// <param name="model">The model's path; null when it was given as bytes.</param>
/// <param name="open">Opens a file; null to map it.</param>
internal sealed class ExternalFiles(string? folder, string? model = null, Func<string, MappedFile>? open = null)
{
    private readonly Dictionary<string, MappedFile> files = new(StringComparer.Ordinal);
    private readonly HashSet<(string, string)> verified = [];

    /// <summary>The bytes of a tensor that is stored outside its model.</summary>
    /// <param name="tensor">A tensor with <c>external_data</c>.</param>
    /// <param name="byteCount">The bytes that its type and extents have.</param>
    /// <exception cref="InvalidDataException">The entries, the file or its size are wrong.</exception>
    public ReadOnlyMemory<byte> Read(TensorProto tensor, int byteCount)
    {
        var entries = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in tensor.ExternalData)
        {
            entries[entry.Key] = entry.Value;
        }

        var location = entries.GetValueOrDefault("location", "");
        var offset = Number(entries, "offset") ?? 0;
        var length = Number(entries, "length") ?? byteCount;
        if (length != byteCount)
        {
            throw new InvalidDataException($"{length} bytes of external data where its type and shape have {byteCount}");
        }

        if (byteCount == 0)
        {
            return default;
        }

        var file = Open(location);
        if (offset > file.Length || length > file.Length - offset)
        {
            throw new InvalidDataException($"needs {length} bytes from byte {offset} of '{location}', which has {file.Length}");
        }

        if (entries.TryGetValue("checksum", out var checksum) && checksum.Length > 0)
        {
            Verify(file, location, checksum);
        }

        return file.Slice(offset, byteCount);
    }

    /// <summary>Unmaps all files: for a model that is not handed out.</summary>
    public void Close()
    {
        foreach (var file in files.Values)
        {
            file.Close();
        }
    }

    private static long? Number(Dictionary<string, string> entries, string key)
    {
        if (!entries.TryGetValue(key, out var text))
        {
            return null;
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new InvalidDataException($"the {key} '{text}' of its external data is no whole number");
    }

    private MappedFile Open(string location)
    {
        if (files.TryGetValue(location, out var known))
        {
            return known;
        }

        if (location.Length == 0
            || Path.IsPathRooted(location)
            || location.Split('/', '\\').Contains("..")
            || location.Contains('\0', StringComparison.Ordinal))
        {
            throw new InvalidDataException($"its external data '{location}' is not a path below the model's folder");
        }

        if (folder is null)
        {
            throw new InvalidDataException(
                $"its external data '{location}' cannot be found: the model was given as bytes without a folder");
        }

        try
        {
            return files[location] = (open ?? MappedFile.Open)(Inside(folder, location));
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException($"its external data '{location}': {exception.Message}", exception);
        }
    }

    // The path without links is the one that is opened: a link that is changed after the check is not followed.
    private string Inside(string folder, string location)
    {
        var target = RealPath.Of(Path.Combine(folder, location));
        var root = Path.TrimEndingDirectorySeparator(RealPath.Of(folder)) + Path.DirectorySeparatorChar;
        var isBelow = target.StartsWith(root, StringComparison.Ordinal);
        var isBesideModel = model is not null && Path.GetDirectoryName(target) == Path.GetDirectoryName(RealPath.Of(model));
        return isBelow || isBesideModel
            ? target
            : throw new InvalidDataException(
                $"is a symbolic link to {target}, outside of the model's folder: put the file itself beside the model");
    }

    // ONNX: the SHA-1 digest of the whole file. Read in pieces that are released again, so that the file does not stay in memory.
    private void Verify(MappedFile file, string location, string checksum)
    {
        if (!verified.Add((location, checksum)))
        {
            return;
        }

#pragma warning disable CA5350 // ONNX prescribes SHA-1 here; it guards against damage, not against an attacker.
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
#pragma warning restore CA5350
        for (long position = 0; position < file.Length;)
        {
            var count = (int)Math.Min(1 << 22, file.Length - position);
            hash.AppendData(file.Slice(position, count).Span);
            file.Release(position, count);
            position += count;
        }

        var actual = Convert.ToHexString(hash.GetHashAndReset());
        if (!actual.Equals(checksum, StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidDataException($"the checksum of its external data '{location}' is {checksum}, but the file's is {actual}");
        }
    }
}
