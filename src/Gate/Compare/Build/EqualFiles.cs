namespace EnergyGate.Gate.Compare.Build;

/// <summary>Compares files byte by byte.</summary>
internal static class EqualFiles
{
    private const int BufferSize = 1 << 16;

    /// <summary>Whether both exist and hold the same bytes.</summary>
    public static bool AreEqual(string left, string right)
    {
        if (!File.Exists(left) || !File.Exists(right) || new FileInfo(left).Length != new FileInfo(right).Length)
        {
            return false;
        }

        using var first = File.OpenRead(left);
        using var second = File.OpenRead(right);
        Span<byte> firstBuffer = new byte[BufferSize];
        Span<byte> secondBuffer = new byte[BufferSize];
        while (true)
        {
            var read = first.ReadAtLeast(firstBuffer, BufferSize, throwOnEndOfStream: false);
            var other = second.ReadAtLeast(secondBuffer, BufferSize, throwOnEndOfStream: false);
            if (!firstBuffer[..read].SequenceEqual(secondBuffer[..other]))
            {
                return false;
            }

            if (read == 0)
            {
                return true;
            }
        }
    }
}
