using System.Text;

namespace EnergyGate.Variants.Tokenization;

/// <summary>Collects the code points of one normalized word, in canonical order, into memory of the caller.</summary>
/// <remarks>A word longer than the limit is unknown whatever it holds, so only its length goes on being counted.</remarks>
internal ref struct WordBuffer(Span<char> units, int maximumLength)
{
    private readonly Span<char> units = units;
    private readonly int maximumLength = maximumLength;
    private int unitCount;
    private int runStart;
    private int length;

    /// <summary>No code point yet.</summary>
    public readonly bool IsEmpty => length == 0;

    /// <summary>More code points than a word may have.</summary>
    public readonly bool IsTooLong => length > maximumLength;

    /// <summary>The word so far.</summary>
    public readonly ReadOnlySpan<char> Text => units[..unitCount];

    /// <summary>UTF-16 code units that a word of a length may need.</summary>
    public static int UnitsFor(int maximumLength) => 2 * maximumLength;

    /// <summary>Appends a code point that is never moved.</summary>
    public void Append(int codePoint)
    {
        Insert(unitCount, codePoint);
        runStart = unitCount;
    }

    /// <summary>
    /// Adds a mark: behind those of the same or a lower combining class, as far back as the last code point that is never moved.
    /// </summary>
    public void AppendReordered(int codePoint)
    {
        var combiningClass = CombiningClass.Of(codePoint);
        var place = unitCount;
        while (place > runStart)
        {
            _ = Rune.DecodeLastFromUtf16(units[runStart..place], out var previous, out var width);
            if (CombiningClass.Of(previous.Value) <= combiningClass)
            {
                break;
            }

            place -= width;
        }

        Insert(place, codePoint);
    }

    /// <summary>Nothing that follows moves in front of what is here.</summary>
    public void EndRun() => runStart = unitCount;

    /// <summary>Starts the next word.</summary>
    public void Clear() => (unitCount, runStart, length) = (0, 0, 0);

    private void Insert(int place, int codePoint)
    {
        length++;
        if (IsTooLong)
        {
            return;
        }

        var rune = new Rune(codePoint);
        var width = rune.Utf16SequenceLength;
        units[place..unitCount].CopyTo(units[(place + width)..]);
        _ = rune.EncodeToUtf16(units[place..]);
        unitCount += width;
    }
}
