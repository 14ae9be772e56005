using System.Numerics;

namespace EnergyGate.Variants.Tokenization;

/// <summary>
/// The tokens that are whole words of 1 to 16 ASCII letters and digits, found by their 16 bytes. Immutable after the build.
/// </summary>
internal sealed class WordTable
{
    /// <summary>The longest word that has a place here, in code units.</summary>
    public const int MaximumLength = 16;

    private readonly Entry[] entries;
    private readonly int shift;

    private WordTable(Entry[] entries)
    {
        this.entries = entries;
        shift = ShiftOf(entries);
    }

    /// <summary>The id of a word, or -1.</summary>
    /// <param name="low">Its first 8 bytes, the first one lowest, zeros behind the end.</param>
    /// <param name="high">Its last 8 bytes likewise.</param>
    public int Find(ulong low, ulong high)
    {
        var entries = this.entries;
        for (var slot = SlotOf(low, high, shift); ; slot++)
        {
            ref readonly var entry = ref entries[slot & (entries.Length - 1)];
            if (entry.Low == low && entry.High == high)
            {
                return entry.Id;
            }

            if (entry.Low == 0)
            {
                return -1;
            }
        }
    }

    public static WordTable Build(IReadOnlyDictionary<string, int> idOfToken)
    {
        var words = idOfToken.Where(token => token.Key.Length is > 0 and <= MaximumLength && token.Key.All(char.IsAsciiLetterOrDigit))
            .ToList();
        var entries = new Entry[BitOperations.RoundUpToPowerOf2((uint)(words.Count * 2) + 2)];
        var shift = ShiftOf(entries);
        foreach (var (word, id) in words)
        {
            var (low, high) = (Pack(word.AsSpan(0, Math.Min(8, word.Length))), Pack(word.AsSpan(Math.Min(8, word.Length))));
            var slot = SlotOf(low, high, shift);
            while (entries[slot & (entries.Length - 1)].Low != 0)
            {
                slot++;
            }

            entries[slot & (entries.Length - 1)] = new Entry(low, high, id);
        }

        return new WordTable(entries);
    }

    private static int SlotOf(ulong low, ulong high, int shift) =>
        (int)(((low ^ (high * 0xD6E8FEB86659FD93)) * 0x9E3779B97F4A7C15) >> shift);

    private static int ShiftOf(Entry[] entries) => 64 - BitOperations.Log2((uint)entries.Length);

    private static ulong Pack(ReadOnlySpan<char> units)
    {
        var packed = 0UL;
        for (var i = 0; i < units.Length; i++)
        {
            packed |= (ulong)units[i] << (8 * i);
        }

        return packed;
    }

    private readonly record struct Entry(ulong Low, ulong High, int Id);
}
