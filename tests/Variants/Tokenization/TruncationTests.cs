using EnergyGate.Variants.Tokenization;

namespace EnergyGate.Tests.Variants.Tokenization;

public sealed class TruncationTests
{
    private const int First = TemporaryVocabulary.FirstWord;
    private const int Second = TemporaryVocabulary.FirstWord + 1;

    [Test]
    public void EncodePair_EveryCombinationOfLengths_KeepsWhatTakingSingleTokensOffTheLongerTextKeeps()
    {
        using var vocabulary = new TemporaryVocabulary();
        var tokenizer = vocabulary.Tokenizer(lowerCase: true, "a", "b");
        for (var first = 0; first <= 12; first++)
        {
            for (var second = 0; second <= 12; second++)
            {
                for (var maxLength = 3; maxLength <= 28; maxLength++)
                {
                    var (keptFirst, keptSecond) = TakeOff(first, second, maxLength - 3);
                    int[] expected =
                    [
                        TemporaryVocabulary.Classification,
                        .. Enumerable.Repeat(First, keptFirst),
                        TemporaryVocabulary.Separator,
                        .. Enumerable.Repeat(Second, keptSecond),
                        TemporaryVocabulary.Separator,
                    ];
                    var (ids, typeIds) = (new int[maxLength], new int[maxLength]);

                    var count = tokenizer.EncodePair(Repeat("a", first), Repeat("b", second), maxLength, ids, typeIds);

                    ids[..count]
                        .AsSpan()
                        .SequenceEqual(expected)
                        .Should().BeTrue($"{first} and {second} tokens at {maxLength} keep {keptFirst} and {keptSecond}");
                    typeIds[..count]
                        .AsSpan()
                        .SequenceEqual([.. Enumerable.Repeat(0, keptFirst + 2), .. Enumerable.Repeat(1, keptSecond + 1)])
                        .Should().BeTrue();
                }
            }
        }
    }

    [TestCase(2, 0)]
    [TestCase(3, 1)]
    [TestCase(6, 4)]
    [TestCase(7, 5)]
    [TestCase(8, 5)]
    [TestCase(WordPieceTokenizer.Unlimited, 5)]
    public void Encode_FiveTokens_KeepsTheFirstThatFit(int maxLength, int kept)
    {
        using var vocabulary = new TemporaryVocabulary();
        var tokenizer = vocabulary.Tokenizer(lowerCase: true, "a");
        var (ids, typeIds) = (new int[Math.Min(maxLength, 7)], new int[Math.Min(maxLength, 7)]);

        var count = tokenizer.Encode(Repeat("a", 5), maxLength, ids, typeIds);

        ids[..count].Should().Equal([TemporaryVocabulary.Classification, .. Enumerable.Repeat(First, kept), TemporaryVocabulary.Separator]);
    }

    [Test]
    public void Encode_TruncationInsideAWord_KeepsItsFirstPieces()
    {
        using var vocabulary = new TemporaryVocabulary();
        var tokenizer = vocabulary.Tokenizer(lowerCase: true, "a", "##a");
        var (ids, typeIds) = (new int[4], new int[4]);

        tokenizer.Encode("aaaa", 4, ids, typeIds).Should().Be(4);

        ids.Should().Equal(TemporaryVocabulary.Classification, First, First + 1, TemporaryVocabulary.Separator);
    }

    [Test]
    public void EncodePair_EmptySecondText_IsAPairStill()
    {
        using var vocabulary = new TemporaryVocabulary();
        var tokenizer = vocabulary.Tokenizer(lowerCase: true, "a");
        var (ids, typeIds) = (new int[4], new int[4]);

        tokenizer.EncodePair("a", "", WordPieceTokenizer.Unlimited, ids, typeIds).Should().Be(4);

        ids.Should().Equal(TemporaryVocabulary.Classification, First, TemporaryVocabulary.Separator, TemporaryVocabulary.Separator);
        typeIds.Should().Equal(0, 0, 0, 1);
    }

    [Test]
    public void Encode_MaximumWithoutRoomForSpecialTokens_IsAnError()
    {
        using var vocabulary = new TemporaryVocabulary();
        var tokenizer = vocabulary.Tokenizer(lowerCase: true, "a");

        tokenizer.Invoking(t => t.Encode("a", 1, new int[9], new int[9])).Should().Throw<ArgumentOutOfRangeException>();
        tokenizer.Invoking(t => t.EncodePair("a", "a", 2, new int[9], new int[9])).Should().Throw<ArgumentOutOfRangeException>();
    }

    [TestCase(4, 9)]
    [TestCase(9, 4)]
    [TestCase(0, 0)]
    [TestCase(1, 9)]
    public void Encode_TooLittleMemory_SaysHowMuchIsNeeded(int ids, int typeIds)
    {
        using var vocabulary = new TemporaryVocabulary();
        var tokenizer = vocabulary.Tokenizer(lowerCase: true, "a");

        tokenizer.Invoking(t => t.Encode("a a a", 5, new int[ids], new int[typeIds]))
            .Should().Throw<ArgumentException>()
            .WithMessage("*5 tokens*");
        tokenizer.Invoking(t => t.EncodePair("a a", "a", 6, new int[ids], new int[typeIds]))
            .Should().Throw<ArgumentException>()
            .WithMessage("*6 tokens*");
    }

    // Another way to say the rule: one token at a time from the longer text; of equally long ones from the text that was the shorter, the
    // first at a tie.
    private static (int First, int Second) TakeOff(int first, int second, int budget)
    {
        var firstWasShorter = first <= second;
        while (first + second > budget)
        {
            if (first > second || (first == second && firstWasShorter))
            {
                first--;
            }
            else
            {
                second--;
            }
        }

        return (first, second);
    }

    private static string Repeat(string word, int count) => string.Join(' ', Enumerable.Repeat(word, count));
}
