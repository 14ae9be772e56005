using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EnergyGate.Variants.Tokenization;

/// <summary>Splits a text into words and adds the pieces of each. Immutable, so threads share it.</summary>
/// <remarks>
/// A word of 1 to 16 ASCII letters and digits between ASCII spaces or symbols is cut out, lower-cased and looked up 16 code units at a time;
/// every other word goes through <see cref="AddNormalizedWord"/> one code point at a time. Both give the same ids.
/// </remarks>
internal sealed class WordSplitter
{
    private const int AsciiCount = 128;
    private const int WindowLength = WordTable.MaximumLength;

    private readonly CodePointTable _codePoints;
    private readonly WordTable _words;
    private readonly PieceTrie _pieces;
    private readonly SpecialTokens _specialTokens;
    private readonly CodePointKind[] _asciiKinds = new CodePointKind[AsciiCount];
    private readonly int[] _asciiIds = new int[AsciiCount];
    private readonly Vector128<byte> _caseBit;
    private readonly int _unknownId;
    private readonly int _maximumWordLength;

    public WordSplitter(WordPieceVocabulary vocabulary, TextNormalization normalization)
    {
        _codePoints = CodePointTable.Build(normalization);
        _words = WordTable.Build(vocabulary.IdOfToken);
        _pieces = PieceTrie.Build(vocabulary.IdOfToken, vocabulary.ContinuingPrefix);
        _specialTokens = new SpecialTokens(vocabulary.SpecialTokens);
        _caseBit = Vector128.Create(normalization.LowerCase ? (byte)0x20 : (byte)0);
        _unknownId = vocabulary.Require(vocabulary.UnknownToken);
        _maximumWordLength = vocabulary.MaximumWordLength;
        for (var unit = 0; unit < AsciiCount; unit++)
        {
            _asciiKinds[unit] = _codePoints[unit].Kind;
            _asciiIds[unit] = vocabulary.IdOfToken.GetValueOrDefault(((char)unit).ToString(), _unknownId);
        }
    }

    /// <summary>Adds the tokens of a text, at least the first <paramref name="wanted"/> of them.</summary>
    [SkipLocalsInit]
    public void AddTokens(ReadOnlySpan<char> text, int wanted, TokenSink sink)
    {
        // The last windows would reach behind the text: they are read from a copy of its end, followed by zeros, which end a word.
        Span<char> end = stackalloc char[2 * WindowLength];
        var endStart = Math.Max(0, text.Length - WindowLength);
        text[endStart..].CopyTo(end);
        end[(text.Length - endStart)..].Clear();

        var place = 0;
        while (place < text.Length && sink.Count < wanted)
        {
            ref readonly var window = ref (text.Length - place >= WindowLength ? ref text[place] : ref end[place - endStart]);
            var length = ReadWord(in window, out var word);
            var stop = place + length;
            var stopKind = length == WindowLength ? CodePointKind.Letter : stop >= text.Length ? CodePointKind.Space : KindOf(text[stop]);
            if (stopKind is not (CodePointKind.Space or CodePointKind.Isolated))
            {
                place = AddNormalizedWord(text, place, sink);
                continue;
            }

            if (length > 0)
            {
                AddAsciiWord(word, length, sink);
            }

            place = stopKind == CodePointKind.Space ? stop + 1 : AddSymbol(text, stop, sink);
        }
    }

    /// <summary>The lower-cased bytes of the word at a window's start, zeros behind it, and its length (16: it may go on).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int ReadWord(ref readonly char window, out Vector128<byte> word)
    {
        ref var units = ref Unsafe.As<char, ushort>(ref Unsafe.AsRef(in window));
        var bytes = Vector128.NarrowWithSaturation(Vector128.LoadUnsafe(ref units), Vector128.LoadUnsafe(ref units, 8));
        var isUpper = Vector128.LessThan(bytes - Vector128.Create((byte)'A'), Vector128.Create((byte)26));
        var isLower = Vector128.LessThan(bytes - Vector128.Create((byte)'a'), Vector128.Create((byte)26));
        var isDigit = Vector128.LessThan(bytes - Vector128.Create((byte)'0'), Vector128.Create((byte)10));
        var others = ~(isUpper | isLower | isDigit).ExtractMostSignificantBits() & 0xFFFF;
        var length = (int)uint.TrailingZeroCount(others | (1u << WindowLength));
        var kept = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(PrefixMasks), (uint)(WindowLength - length));
        word = (bytes | (isUpper & _caseBit)) & kept;
        return length;
    }

    private static ReadOnlySpan<byte> PrefixMasks =>
    [
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    // A code unit beyond ASCII may change the word in front of it, so it is never a plain end.
    private CodePointKind KindOf(char unit) => unit < AsciiCount ? _asciiKinds[unit] : CodePointKind.Letter;

    private void AddAsciiWord(Vector128<byte> word, int length, TokenSink sink)
    {
        var halves = word.AsUInt64();
        var id = length <= _maximumWordLength ? _words.Find(halves[0], halves[1]) : _unknownId;
        if (id >= 0)
        {
            sink.Add(id);
        }
        else
        {
            AddAsciiPieces(word, length, sink);
        }
    }

    [SkipLocalsInit]
    private void AddAsciiPieces(Vector128<byte> word, int length, TokenSink sink)
    {
        Span<char> units = stackalloc char[WindowLength];
        var (low, high) = Vector128.Widen(word);
        ref var target = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(units));
        low.StoreUnsafe(ref target);
        high.StoreUnsafe(ref target, 8);
        _pieces.AddPieces(units[..length], _unknownId, sink);
    }

    /// <summary>Adds the symbol or the special token at a place; returns the place behind it.</summary>
    private int AddSymbol(ReadOnlySpan<char> text, int place, TokenSink sink)
    {
        if (_specialTokens.TryMatch(text[place..], out var length, out var id))
        {
            sink.Add(id);
            return place + length;
        }

        sink.Add(_asciiIds[text[place]]);
        return place + 1;
    }

    /// <summary>Adds the word that starts at a place, by the rules for any code point; returns where the next one may start.</summary>
    [SkipLocalsInit]
    private int AddNormalizedWord(ReadOnlySpan<char> text, int place, TokenSink sink)
    {
        Span<char> units = stackalloc char[WordBuffer.UnitsFor(_maximumWordLength)];
        var word = new WordBuffer(units, _maximumWordLength);
        while (place < text.Length)
        {
            var unit = text[place];
            var entry = _codePoints[ReadCodePoint(text, place, out var width)];
            if (entry.Kind == CodePointKind.Isolated && unit < AsciiCount)
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
                foreach (var part in _codePoints.SequenceOf(entry))
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
            sink.Add(_unknownId);
        }
        else if (!word.IsEmpty)
        {
            _pieces.AddPieces(word.Text, _unknownId, sink);
        }

        word.Clear();
    }
}
