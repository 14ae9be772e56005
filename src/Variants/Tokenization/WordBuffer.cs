using System.Text;

namespace EnergyGate.Variants.Tokenization;

/// <summary>Collects the code points of one normalized word, in canonical order, into memory of the caller.</summary>
/// <remarks>A word longer than the limit is unknown whatever it holds, so only its length goes on being counted.</remarks>
internal ref struct WordBuffer(Span<char> units, int maximumLength)
{
    private readonly Span<char> _units = units;
    private readonly int _maximumLength = maximumLength;
    private int _unitCount;
    private int _runStart;
    private int _length;

    /// <summary>No code point yet.</summary>
    public readonly bool IsEmpty => _length == 0;

    /// <summary>More code points than a word may have.</summary>
    public readonly bool IsTooLong => _length > _maximumLength;

    /// <summary>The word so far.</summary>
    public readonly ReadOnlySpan<char> Text => _units[.._unitCount];

    /// <summary>UTF-16 code units that a word of a length may need.</summary>
    public static int UnitsFor(int maximumLength) => 2 * maximumLength;

    /// <summary>Appends a code point that is never moved.</summary>
    public void Append(int codePoint)
    {
        Insert(_unitCount, codePoint);
        _runStart = _unitCount;
    }

    /// <summary>Adds a mark: behind those of the same or a lower combining class, as far back as the last code point that is never moved.</summary>
    public void AppendReordered(int codePoint)
    {
        var combiningClass = CombiningClass.Of(codePoint);
        var place = _unitCount;
        while (place > _runStart)
        {
            _ = Rune.DecodeLastFromUtf16(_units[_runStart..place], out var previous, out var width);
            if (CombiningClass.Of(previous.Value) <= combiningClass)
            {
                break;
            }

            place -= width;
        }

        Insert(place, codePoint);
    }

    /// <summary>Nothing that follows moves in front of what is here.</summary>
    public void EndRun() => _runStart = _unitCount;

    /// <summary>Starts the next word.</summary>
    public void Clear() => (_unitCount, _runStart, _length) = (0, 0, 0);

    private void Insert(int place, int codePoint)
    {
        _length++;
        if (IsTooLong)
        {
            return;
        }

        var rune = new Rune(codePoint);
        var width = rune.Utf16SequenceLength;
        _units[place.._unitCount].CopyTo(_units[(place + width)..]);
        _ = rune.EncodeToUtf16(_units[place..]);
        _unitCount += width;
    }
}
