using System.Text;
using System.Text.Json;
using EnergyGate.Variants.Tokenization;

namespace EnergyGate.Tests.Variants.Tokenization;

/// <summary>What each code point does, seen from outside: it stands between two letters whose tokens show what became of it.</summary>
public sealed class CodePointTests
{
    private static readonly int[] Joined = [TemporaryVocabulary.FirstWord];
    private static readonly int[] Parted = [TemporaryVocabulary.FirstWord + 1, TemporaryVocabulary.FirstWord + 2];
    private static readonly int[] Isolated =
    [
        TemporaryVocabulary.FirstWord + 1,
        TemporaryVocabulary.Unknown,
        TemporaryVocabulary.FirstWord + 2,
    ];
    private static readonly int[] Unknown = [TemporaryVocabulary.Unknown];

    [Test]
    public void Encode_EveryCodePoint_IsTreatedAsTheReferenceTreatsIt()
    {
        using var table = JsonDocument.Parse(File.ReadAllBytes(SharedData.Require("golden", "tokenizer", "bert-codepoints.json")));
        using var vocabulary = new TemporaryVocabulary();
        var uncased = vocabulary.Tokenizer(lowerCase: true, "ab", "a", "b");
        var cased = vocabulary.Tokenizer(lowerCase: false, "ab", "a", "b");
        var expected = new string[0x110000];
        foreach (var kind in new[] { "removed", "whitespace", "cjk", "mark", "punctuation" })
        {
            foreach (var range in table.RootElement.GetProperty(kind).EnumerateArray())
            {
                Array.Fill(expected, kind, range[0].GetInt32(), range[1].GetInt32() - range[0].GetInt32() + 1);
            }
        }

        var differences = AllCodePoints().Where(rune => !Matches(uncased, cased, rune, expected[rune.Value])).Take(10).ToList();

        differences.Select(rune => $"U+{rune.Value:X4} is not {expected[rune.Value] ?? "part of a word"}").Should().BeEmpty();
    }

    [Test]
    public void MaximumTokenCount_EveryCodePoint_IsNotExceeded()
    {
        // Letters and marks of the scripts whose code points decompose are tokens here, so that each one counts.
        using var vocabulary = new TemporaryVocabulary();
        var letters = Enumerable.Range(0x80, 0x3000).Concat(Enumerable.Range(0x11000, 0x1000)).Concat(Enumerable.Range(0x1D100, 0x100))
            .Select(value => new Rune(value).ToString()).Prepend("i").ToArray();
        foreach (var lowerCase in new[] { true, false })
        {
            var tokenizer = vocabulary.Tokenizer(lowerCase, [.. letters, .. letters.Select(letter => "##" + letter)]);

            AllCodePoints()
                .Where(rune => TemporaryVocabulary.Words(tokenizer, rune.ToString()).Length > 3 * rune.Utf16SequenceLength)
                .Should().BeEmpty();
        }
    }

    [TestCase("ß", "ß")]
    [TestCase("\u0130", "i")]
    [TestCase("Σ", "σ")]
    [TestCase("ΌΣΟΣ", "οσοσ")]
    [TestCase("\u00C5", "a")]
    [TestCase("\u212B", "a")]
    [TestCase("\uAC01", "\u1100\u1161\u11A8")]
    [TestCase("\uAC00", "\u1100\u1161")]
    [TestCase("\uD7A3", "\u1112\u1175\u11C2")]
    [TestCase("\uFA30", "侮")]
    [TestCase("\U00010400", "\U00010428")]
    [TestCase("\u1C90", "\u10D0")]
    public void Encode_CasedAndAccentedLetters_BecomeTheirPlainLowerCase(string text, string normalized)
    {
        using var vocabulary = new TemporaryVocabulary();

        TemporaryVocabulary.Words(vocabulary.Tokenizer(lowerCase: true, normalized), text).Should().Equal(TemporaryVocabulary.FirstWord);
    }

    [Test]
    public void Encode_KeptMarksInWrongOrder_AreOrderedByCombiningClass()
    {
        using var vocabulary = new TemporaryVocabulary();
        var tokenizer = vocabulary.Tokenizer(lowerCase: true, "a\U0001D165\u302E");

        TemporaryVocabulary.Words(tokenizer, "a\u302E\U0001D165").Should().Equal(TemporaryVocabulary.FirstWord);
        TemporaryVocabulary.Words(tokenizer, "a\u302E\u0301\U0001D165")
            .Should().Equal([TemporaryVocabulary.FirstWord], "a dropped mark of class 230 lets marks pass");
        TemporaryVocabulary.Words(tokenizer, "a\u302E\u0901\U0001D165")
            .Should().Equal([TemporaryVocabulary.Unknown], "a dropped mark of class 0 does not");
        TemporaryVocabulary.Words(vocabulary.Tokenizer(lowerCase: false, "a\U0001D165\u302E"), "a\u302E\U0001D165")
            .Should().Equal([TemporaryVocabulary.Unknown], "cased text is not decomposed");
    }

    private static IEnumerable<Rune> AllCodePoints() => Enumerable.Range(0, 0x110000).Where(Rune.IsValid).Select(value => new Rune(value));

    private static bool Matches(WordPieceTokenizer uncased, WordPieceTokenizer cased, Rune rune, string? kind)
    {
        Span<char> text = ['a', '\0', '\0', 'b'];
        var length = rune.EncodeToUtf16(text[1..]);
        text[length + 1] = 'b';
        return kind switch
        {
            "removed" => Gives(uncased, text[..(length + 2)], Joined) && Gives(cased, text[..(length + 2)], Joined),
            "whitespace" => Gives(uncased, text[..(length + 2)], Parted) && Gives(cased, text[..(length + 2)], Parted),
            "cjk" or "punctuation" => Gives(uncased, text[..(length + 2)], Isolated) && Gives(cased, text[..(length + 2)], Isolated),
            "mark" => Gives(uncased, text[..(length + 2)], Joined) && Gives(cased, text[..(length + 2)], Unknown),
            _ => Gives(cased, text[..(length + 2)], Unknown)
                && Gives(uncased, text[..(length + 2)], LosesAStroke(rune) ? Isolated : Unknown),
        };
    }

    // NFD makes ASCII symbols of these: a grave accent, and =, <, > behind which a stroke is dropped.
    private static bool LosesAStroke(Rune rune) => rune.Value is 0x1FEF or 0x2260 or 0x226E or 0x226F;

    private static bool Gives(WordPieceTokenizer tokenizer, ReadOnlySpan<char> text, int[] expected)
    {
        Span<int> ids = stackalloc int[16];
        Span<int> typeIds = stackalloc int[16];
        var count = tokenizer.Encode(text, WordPieceTokenizer.Unlimited, ids, typeIds);
        return ids[1..(count - 1)].SequenceEqual(expected);
    }
}
