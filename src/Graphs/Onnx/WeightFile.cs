using Microsoft.Win32.SafeHandles;

namespace EnergyGate.Graphs.Onnx;

/// <summary>Writes the weights of a model window by window, so that written pages leave the process's memory again.</summary>
internal static class WeightFile
{
    private const int Window = 8 << 20;

    /// <summary>Writes all pieces of a layout.</summary>
    /// <exception cref="IOException">The disk is full, or the file cannot be written.</exception>
    public static void Write(string path, WeightLayout layout)
    {
        using var file = File.OpenHandle(
            path, FileMode.Create, FileAccess.Write, FileShare.None, FileOptions.None, preallocationSize: layout.Length);
        var behind = new WriteBehind(file);
        foreach (var (offset, bytes) in layout.Pieces)
        {
            Write(file, offset, bytes, behind);
        }
    }

    private static void Write(SafeFileHandle file, long offset, ReadOnlyMemory<byte> bytes, WriteBehind behind)
    {
        var source = WeightLayout.Source(bytes);
        for (var done = 0; done < bytes.Length;)
        {
            var count = Math.Min(Window, bytes.Length - done);
            source?.File.Prefetch(source.Value.Offset + done, count);
            RandomAccess.Write(file, bytes.Span.Slice(done, count), offset + done);
            source?.File.Release(source.Value.Offset + done, count);
            done += count;
            behind.Advance(offset + done);
        }

        GC.KeepAlive(source);
    }
}
