using System.Text;
using EnergyGate.Variants.Tokenization;

namespace EnergyGate.Tests.Variants.Tokenization;

public sealed class WordPieceTokenizerTests
{
    private const int W = TemporaryVocabulary.FirstWord;
    private static readonly string[] Alphabet =
    [
        "a", "b", "A", "B", "ab", "un", "##a", "é", "e\u0301", "Å", " ", "  ", "\t", "\n", "\u00A0", ".", ",", "-", "[", "]", "[MASK]",
        "[SEP]", "中", "\uFA30", "\u00AD", "\u200B", "\0", "\uFFFD", "\u0301", "\u302E", "각", "😀", "\U0001D165", "1", "23", "ß", "İ", "≠",
        "aaaaaaaaaaaaaaaaa", "\uD800",
    ];

    [Test]
    public void Encode_WordOfSeveralPieces_TakesTheLongestPieceEachTime()
    {
        using var vocabulary = new TemporaryVocabulary();
        var tokenizer = vocabulary.Tokenizer(lowerCase: true, "un", "unaff", "##aff", "##able", "##a", "##ff", "##ffable");

        TemporaryVocabulary.Words(tokenizer, "unaffable unaffa un").Should().Equal(W + 1, W + 3, W + 1, W + 4, W);
    }

    [Test]
    public void Encode_WordThatPiecesDoNotCover_IsOneUnknownToken()
    {
        using var vocabulary = new TemporaryVocabulary();
        var tokenizer = vocabulary.Tokenizer(lowerCase: true, "a", "##b");

        TemporaryVocabulary.Words(tokenizer, "abbc ab b")
            .Should().Equal(TemporaryVocabulary.Unknown, W, W + 1, TemporaryVocabulary.Unknown);
    }

    [Test]
    public void Encode_LongWords_AreUnknownAbove100CodePoints()
    {
        using var vocabulary = new TemporaryVocabulary();
        var tokenizer = vocabulary.Tokenizer(lowerCase: true, "a", "##a", "😀", "##😀");

        foreach (var (letter, id) in new[] { ("a", W), ("á", W), ("😀", W + 2) })
        {
            TemporaryVocabulary.Words(tokenizer, Repeat(letter, 100)).Should().Equal([id, .. Enumerable.Repeat(id + 1, 99)], letter);
            TemporaryVocabulary.Words(tokenizer, Repeat(letter, 101)).Should().Equal([TemporaryVocabulary.Unknown], letter);
            TemporaryVocabulary.Words(tokenizer, Repeat(letter, 5000) + ".")
                .Should().Equal([TemporaryVocabulary.Unknown, TemporaryVocabulary.Unknown], letter);
        }
    }

    [Test]
    public void Encode_SpecialTokensInTheText_BecomeTheirIdsAlsoInsideAWord()
    {
        using var vocabulary = new TemporaryVocabulary();
        var tokenizer = vocabulary.Tokenizer(lowerCase: true, "a", "b", "[", "]", "mask");

        TemporaryVocabulary.Words(tokenizer, "a[MASK]b[SEP] [mask] [[PAD]]")
            .Should().Equal(W, 4, W + 1, 3, W + 2, W + 4, W + 3, W + 2, 0, W + 3);
    }

    [Test]
    public void Encode_CasedVocabulary_KeepsCaseAndAccents()
    {
        using var vocabulary = new TemporaryVocabulary();
        var tokenizer = vocabulary.Tokenizer(lowerCase: false, "Ab", "ab", "é", "e", "中");

        TemporaryVocabulary.Words(tokenizer, "Ab ab é e\u0301 中e")
            .Should().Equal(W, W + 1, W + 2, TemporaryVocabulary.Unknown, W + 4, W + 3);
    }

    [Test]
    public void Encode_TwoTextsWithASpaceBetween_GivesTheIdsOfBothInTurn()
    {
        using var vocabulary = new TemporaryVocabulary();
        var tokenizer = Soup(vocabulary);
        var random = new Random(17);
        for (var i = 0; i < 3000; i++)
        {
            var (first, second) = (RandomText(random), RandomText(random));

            TemporaryVocabulary.Words(tokenizer, first + " " + second)
                .Should().Equal(
                    [.. TemporaryVocabulary.Words(tokenizer, first), .. TemporaryVocabulary.Words(tokenizer, second)],
                    Codes(first + " " + second));
        }
    }

    [Test]
    public void Encode_SoftHyphensAnywhere_ChangeNothing()
    {
        // A word with a soft hyphen takes the way of one code point at a time; without, the way of 16 code units at a time.
        using var vocabulary = new TemporaryVocabulary();
        var tokenizer = Soup(vocabulary);
        var random = new Random(18);
        for (var i = 0; i < 3000; i++)
        {
            var text = RandomText(random).Replace("[MASK]", "x", StringComparison.Ordinal).Replace("[SEP]", "y", StringComparison.Ordinal);
            var hyphened = string.Concat(text.EnumerateRunes().Select(rune => random.Next(2) == 0 ? rune.ToString() : rune + "\u00AD"));

            TemporaryVocabulary.Words(tokenizer, hyphened).Should().Equal(TemporaryVocabulary.Words(tokenizer, text), Codes(text));
        }
    }

    [Test]
    public void Encode_SameTextAtAnyPlaceInMemory_GivesTheSameIds()
    {
        using var vocabulary = new TemporaryVocabulary();
        var tokenizer = Soup(vocabulary);
        const string Text = "ab, un-ab AB 23. ab ab ab ab";
        var expected = TemporaryVocabulary.Words(tokenizer, Text);
        for (var length = 0; length < 40; length++)
        {
            TemporaryVocabulary.Words(tokenizer, new string(' ', length) + Text).Should().Equal(expected);
            TemporaryVocabulary.Words(tokenizer, Text + new string(' ', length)).Should().Equal(expected);
        }
    }

    [Test]
    public void Encode_ManyTextsAfterWarmUp_AllocatesNothing()
    {
        using var vocabulary = new TemporaryVocabulary();
        var tokenizer = Soup(vocabulary);
        var random = new Random(19);
        var texts = Enumerable.Range(0, 500).Select(_ => RandomText(random)).ToArray();
        var (ids, typeIds) = (new int[4000], new int[4000]);
        EncodeAll(tokenizer, texts, ids, typeIds);

        var before = GC.GetAllocatedBytesForCurrentThread();
        EncodeAll(tokenizer, texts, ids, typeIds);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        allocated.Should().Be(0);
    }

    [Test]
    public void Encode_FourThreadsOnOneTokenizer_GiveTheIdsOfOneThread()
    {
        using var vocabulary = new TemporaryVocabulary();
        var tokenizer = Soup(vocabulary);
        var random = new Random(20);
        var texts = Enumerable.Range(0, 2000).Select(_ => RandomText(random)).ToArray();
        var expected = texts.Select(text => TemporaryVocabulary.Words(tokenizer, text)).ToArray();
        var wrong = 0;

        Parallel.For(0, 4, new ParallelOptions { MaxDegreeOfParallelism = 4 }, _ =>
        {
            for (var i = 0; i < texts.Length; i++)
            {
                if (!TemporaryVocabulary.Words(tokenizer, texts[i]).AsSpan().SequenceEqual(expected[i]))
                {
                    Interlocked.Increment(ref wrong);
                }
            }
        });

        wrong.Should().Be(0);
    }

    private static void EncodeAll(WordPieceTokenizer tokenizer, string[] texts, int[] ids, int[] typeIds)
    {
        for (var i = 1; i < texts.Length; i++)
        {
            tokenizer.Encode(texts[i], 32, ids, typeIds);
            tokenizer.EncodePair(texts[i - 1], texts[i], WordPieceTokenizer.Unlimited, ids, typeIds);
        }
    }

    private static WordPieceTokenizer Soup(TemporaryVocabulary vocabulary) =>
        vocabulary.Tokenizer(
            lowerCase: true, "a", "b", "ab", "abab", "un", "##a", "##b", "##ab", "##un", "e", "##e", "1", "23", "##1", ".", ",", "-", "[",
            "中", "😀", "##😀", "각", "i", "##i", "ß", "##ß", "=", "#", "aaaaaaaaaaaaaaaa", "x", "y");

    private static string RandomText(Random random)
    {
        var text = new StringBuilder();
        for (var count = random.Next(40); count > 0; count--)
        {
            text.Append(Alphabet[random.Next(3) == 0 ? random.Next(Alphabet.Length) : random.Next(12)]);
        }

        return text.ToString();
    }

    private static string Repeat(string letter, int count) => string.Concat(Enumerable.Repeat(letter, count));

    private static string Codes(string text) => string.Join(' ', text.Select(unit => $"{(int)unit:X4}"));
}
