using System.Runtime.InteropServices;

namespace EnergyGate.Gate.Compare.Workers;

/// <summary>
/// A number that stands for the exact bits of a batch's answers (FNV-1a, 64 bits). The digest of a block is the sum of those of its
/// batches, modulo 2^64, each batch once.
/// </summary>
internal static class AnswerDigest
{
    private const ulong Basis = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>The digest of one batch.</summary>
    /// <param name="batch">Its number in the pass: equal answers to other texts have another digest.</param>
    /// <param name="logits">Its answers: [rows, logits per text], row-major.</param>
    public static ulong Of(int batch, ReadOnlySpan<float> logits)
    {
        var digest = (Basis ^ (uint)batch) * Prime;
        foreach (var bits in MemoryMarshal.Cast<float, uint>(logits))
        {
            digest = (digest ^ bits) * Prime;
        }

        return digest;
    }

    /// <summary>The digest of a block.</summary>
    /// <param name="first">Its first batch; numbers wrap around after the last.</param>
    /// <param name="count">Its number of batches.</param>
    /// <param name="batches">The digests of a pass.</param>
    public static ulong OfBlock(int first, int count, ReadOnlySpan<ulong> batches)
    {
        var sum = 0UL;
        for (var i = 0; i < Math.Min(count, batches.Length); i++)
        {
            sum += batches[(first + i) % batches.Length];
        }

        return sum;
    }
}
