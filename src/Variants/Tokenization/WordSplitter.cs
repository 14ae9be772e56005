using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EnergyGate.Variants.Tokenization;

/// <summary>Splits a text into words and adds the pieces of each. Immutable, so threads share it.</summary>
/// <remarks>
/// A word of 1 to 16 ASCII letters and digits between ASCII spaces or symbols is cut out, lower-cased and looked up 16 code units at a
/// time; every other word goes through <see cref="CodePointSplitter"/> one code point at a time. Both give the same ids.
/// </remarks>
internal sealed class WordSplitter
{
    private const int AsciiCount = 128;
    private const int WindowLength = WordTable.MaximumLength;

    private readonly CodePointSplitter others;
    private readonly WordTable words;
    private readonly PieceTrie pieces;
    private readonly SpecialTokens specialTokens;
    private readonly CodePointKind[] asciiKinds = new CodePointKind[AsciiCount];
    private readonly int[] asciiIds = new int[AsciiCount];
    private readonly Vector128<byte> caseBit;
    private readonly int unknownId;
    private readonly int maximumWordLength;

    public WordSplitter(WordPieceVocabulary vocabulary, TextNormalization normalization)
    {
        var codePoints = CodePointTable.For(normalization);
        words = WordTable.Build(vocabulary.IdOfToken);
        pieces = PieceTrie.Build(vocabulary.IdOfToken, vocabulary.ContinuingPrefix);
        specialTokens = new SpecialTokens(vocabulary.SpecialTokens);
        caseBit = Vector128.Create(normalization.LowerCase ? (byte)0x20 : (byte)0);
        unknownId = vocabulary.Require(vocabulary.UnknownToken);
        maximumWordLength = vocabulary.MaximumWordLength;
        others = new CodePointSplitter(codePoints, pieces, unknownId, maximumWordLength);
        for (var unit = 0; unit < AsciiCount; unit++)
        {
            asciiKinds[unit] = codePoints[unit].Kind;
            asciiIds[unit] = vocabulary.IdOfToken.GetValueOrDefault(((char)unit).ToString(), unknownId);
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
                place = others.AddWord(text, place, sink);
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
        word = (bytes | (isUpper & caseBit)) & kept;
        return length;
    }

    private static ReadOnlySpan<byte> PrefixMasks =>
    [
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    // A code unit beyond ASCII may change the word in front of it, so it is never a plain end.
    private CodePointKind KindOf(char unit) => unit < AsciiCount ? asciiKinds[unit] : CodePointKind.Letter;

    private void AddAsciiWord(Vector128<byte> word, int length, TokenSink sink)
    {
        var halves = word.AsUInt64();
        var id = length <= maximumWordLength ? words.Find(halves[0], halves[1]) : unknownId;
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
        pieces.AddPieces(units[..length], unknownId, sink);
    }

    /// <summary>Adds the symbol or the special token at a place; returns the place behind it.</summary>
    private int AddSymbol(ReadOnlySpan<char> text, int place, TokenSink sink)
    {
        if (specialTokens.TryMatch(text[place..], out var length, out var id))
        {
            sink.Add(id);
            return place + length;
        }

        sink.Add(asciiIds[text[place]]);
        return place + 1;
    }
}
