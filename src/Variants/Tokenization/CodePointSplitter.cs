using System.Runtime.CompilerServices;

namespace EnergyGate.Variants.Tokenization;

/// <summary>Reads one word at a time by the rules for any code point. Immutable, so threads share it.</summary>
internal sealed class CodePointSplitter(CodePointTable codePoints, PieceTrie pieces, int unknownId, int maximumWordLength)
{
    /// <summary>Adds the word that starts at a place, by the rules for any code point; returns where the next one may start.</summary>
    [SkipLocalsInit]
    public int AddWord(ReadOnlySpan<char> text, int place, TokenSink sink)
    {
        Span<char> units = stackalloc char[WordBuffer.UnitsFor(maximumWordLength)];
        var word = new WordBuffer(units, maximumWordLength);
        while (place < text.Length)
        {
            var unit = text[place];
            var entry = codePoints[ReadCodePoint(text, place, out var width)];
            if (entry.Kind == CodePointKind.Isolated && char.IsAscii(unit))
            {
                break; // it may start a special token
            }

            place += width;
            if (entry.Kind == CodePointKind.Space)
            {
                break;
            }

            Add(entry, ref word, sink);
        }

        AddPieces(ref word, sink);
        return place;
    }

    // U+FFFD stands for a lone surrogate.
    private static int ReadCodePoint(ReadOnlySpan<char> text, int place, out int width)
    {
        var unit = text[place];
        width = 1;
        if (!char.IsSurrogate(unit))
        {
            return unit;
        }

        if (char.IsHighSurrogate(unit) && place + 1 < text.Length && char.IsLowSurrogate(text[place + 1]))
        {
            width = 2;
            return char.ConvertToUtf32(unit, text[place + 1]);
        }

        return 0xFFFD;
    }

    private void Add(CodePoint entry, ref WordBuffer word, TokenSink sink)
    {
        switch (entry.Kind)
        {
            case CodePointKind.Letter when entry.Reordered:
                word.AppendReordered(entry.Value);
                break;
            case CodePointKind.Letter:
                word.Append(entry.Value);
                break;
            case CodePointKind.Isolated:
                AddPieces(ref word, sink);
                word.Append(entry.Value);
                AddPieces(ref word, sink);
                break;
            case CodePointKind.DroppedMark when !entry.Reordered:
                word.EndRun();
                break;
            case CodePointKind.Sequence:
                foreach (var part in codePoints.SequenceOf(entry))
                {
                    Add(part, ref word, sink);
                }

                break;
        }
    }

    private void AddPieces(ref WordBuffer word, TokenSink sink)
    {
        if (word.IsTooLong)
        {
            sink.Add(unknownId);
        }
        else if (!word.IsEmpty)
        {
            pieces.AddPieces(word.Text, unknownId, sink);
        }

        word.Clear();
    }
}
