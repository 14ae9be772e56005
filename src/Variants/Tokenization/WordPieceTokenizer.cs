namespace EnergyGate.Variants.Tokenization;

/// <summary>Text to token ids as BERT does it: BasicTokenizer rules, then WordPiece; the ids of Hugging Face tokenizers 0.22.</summary>
/// <remarks>
/// Immutable: one instance serves any number of threads. Encoding allocates nothing. A lone surrogate is dropped, as U+FFFD is.
/// docs/reference/tokenization.md has the rules and the versions of Unicode.
/// </remarks>
public sealed class WordPieceTokenizer
{
    /// <summary>The <c>maxLength</c> that cuts nothing.</summary>
    public const int Unlimited = int.MaxValue;

    private const int SpecialTokensOfSingle = 2;
    private const int SpecialTokensOfPair = 3;
    private const int TokensPerCodeUnit = 3;

    private readonly WordSplitter splitter;

    private WordPieceTokenizer(WordPieceVocabulary vocabulary, TextNormalization normalization)
    {
        Normalization = normalization;
        VocabularySize = vocabulary.IdOfToken.Values.Max() + 1;
        PaddingId = vocabulary.Require("[PAD]");
        UnknownId = vocabulary.Require(vocabulary.UnknownToken);
        ClassificationId = vocabulary.Require("[CLS]");
        SeparatorId = vocabulary.Require("[SEP]");
        splitter = new WordSplitter(vocabulary, normalization);
    }

    /// <summary>The largest token id + 1: rows that the model's embedding table must have.</summary>
    public int VocabularySize { get; }

    /// <summary>The id of <c>[PAD]</c>.</summary>
    public int PaddingId { get; }

    /// <summary>The id of <c>[UNK]</c>: a word that the vocabulary cannot spell.</summary>
    public int UnknownId { get; }

    /// <summary>The id of <c>[CLS]</c>: the first token.</summary>
    public int ClassificationId { get; }

    /// <summary>The id of <c>[SEP]</c>: behind each text.</summary>
    public int SeparatorId { get; }

    /// <summary>What is done to texts before they are split.</summary>
    public TextNormalization Normalization { get; }

    /// <summary>Reads a vocabulary.</summary>
    /// <param name="path"><c>vocab.txt</c> (one token per line) or, when the name ends in <c>.json</c>, a <c>tokenizer.json</c> whose
    /// normalizer overrides <paramref name="lowerCase"/>.</param>
    /// <param name="lowerCase">Lower-case and strip accents (<c>do_lower_case</c>); false leaves letters as they are.</param>
    /// <exception cref="VocabularyException">The file is missing or cannot be used; the message says why.</exception>
    public static WordPieceTokenizer FromVocabularyFile(string path, bool lowerCase)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Create(WordPieceVocabulary.Read(path), new TokenizerConfiguration(path), lowerCase);
    }

    /// <summary>
    /// Reads the vocabulary that a configuration names; its settings override those in the vocabulary's file, which override lower-casing.
    /// </summary>
    /// <exception cref="VocabularyException">The file is missing or cannot be used; the message says why.</exception>
    public static WordPieceTokenizer FromConfiguration(TokenizerConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return Create(WordPieceVocabulary.Read(configuration.VocabularyPath), configuration, lowerCase: true);
    }

    /// <summary>An upper bound of the tokens of one text with its special tokens, whatever it holds.</summary>
    /// <param name="length">UTF-16 code units of the text.</param>
    public static int MaximumTokenCount(int length) => checked((length * TokensPerCodeUnit) + SpecialTokensOfSingle);

    /// <summary>An upper bound of the tokens of a pair with its special tokens, whatever the texts hold.</summary>
    /// <param name="firstLength">UTF-16 code units of the first text.</param>
    /// <param name="secondLength">UTF-16 code units of the second text.</param>
    public static int MaximumTokenCount(int firstLength, int secondLength) =>
        checked(((firstLength + secondLength) * TokensPerCodeUnit) + SpecialTokensOfPair);

    /// <summary>Writes <c>[CLS] text [SEP]</c>, cut on the right to <paramref name="maxLength"/> tokens.</summary>
    /// <param name="text">Any text; special tokens in it (<c>[MASK]</c> ...) become their ids.</param>
    /// <param name="ids">[&gt;= tokens] Where the ids go; <paramref name="maxLength"/> or <see cref="MaximumTokenCount(int)"/> always
    /// suffices. What lies behind the tokens may be overwritten.</param>
    /// <param name="typeIds">[&gt;= tokens] Where the segment numbers go: all 0.</param>
    /// <param name="maxLength">Tokens at most, special ones included: 2 or more; <see cref="Unlimited"/> cuts nothing.</param>
    /// <returns>The number of tokens, special ones included. There is no padding.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxLength"/> has no room for the special tokens.</exception>
    /// <exception cref="ArgumentException">The memory is too small; the message says for how many tokens.</exception>
    public int Encode(ReadOnlySpan<char> text, int maxLength, Span<int> ids, Span<int> typeIds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxLength, SpecialTokensOfSingle);
        var budget = maxLength - SpecialTokensOfSingle;
        var found = 0;
        splitter.AddTokens(text, budget, new TokenSink(ids.IsEmpty ? ids : ids[1..], ref found));

        var count = RequireRoom(Math.Min(found, budget), SpecialTokensOfSingle, ids, typeIds);
        ids[0] = ClassificationId;
        ids[count - 1] = SeparatorId;
        typeIds[..count].Clear();
        return count;
    }

    /// <summary>
    /// Writes <c>[CLS] first [SEP] second [SEP]</c>, cut to <paramref name="maxLength"/> tokens from the end of the longer text first.
    /// </summary>
    /// <param name="first">Any text.</param>
    /// <param name="second">Any text; an empty one is a pair still.</param>
    /// <param name="ids">[&gt;= tokens] Where the ids go; <paramref name="maxLength"/> or <see cref="MaximumTokenCount(int, int)"/> always
    /// suffices. What lies behind the tokens may be overwritten.</param>
    /// <param name="typeIds">[&gt;= tokens] Where the segment numbers go: 0 up to the first separator, 1 behind it. Other memory than
    /// <paramref name="ids"/>; it also serves as scratch.</param>
    /// <param name="maxLength">Tokens at most, special ones included: 3 or more; <see cref="Unlimited"/> cuts nothing.</param>
    /// <returns>The number of tokens, special ones included. There is no padding.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxLength"/> has no room for the special tokens.</exception>
    /// <exception cref="ArgumentException">The memory is too small; the message says for how many tokens.</exception>
    public int EncodePair(ReadOnlySpan<char> first, ReadOnlySpan<char> second, int maxLength, Span<int> ids, Span<int> typeIds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxLength, SpecialTokensOfPair);
        var (foundFirst, foundSecond) = (0, 0);
        splitter.AddTokens(first, int.MaxValue, new TokenSink(ids.IsEmpty ? ids : ids[1..], ref foundFirst));
        splitter.AddTokens(second, int.MaxValue, new TokenSink(typeIds, ref foundSecond));

        var kept = new PairLengths(foundFirst, foundSecond).LongestFirst(maxLength - SpecialTokensOfPair);
        var count = RequireRoom(kept.First + kept.Second, SpecialTokensOfPair, ids, typeIds);
        var secondStart = kept.First + 2;
        ids[0] = ClassificationId;
        ids[secondStart - 1] = SeparatorId;
        typeIds[..kept.Second].CopyTo(ids[secondStart..]);
        ids[count - 1] = SeparatorId;
        typeIds[..secondStart].Clear();
        typeIds[secondStart..count].Fill(1);
        return count;
    }

    private static WordPieceTokenizer Create(WordPieceVocabulary vocabulary, TokenizerConfiguration configuration, bool lowerCase)
    {
        var lower = configuration.LowerCase ?? vocabulary.LowerCase ?? lowerCase;
        return new WordPieceTokenizer(vocabulary, new TextNormalization(
            lower,
            configuration.StripAccents ?? vocabulary.StripAccents ?? lower,
            configuration.IsolateChineseCharacters ?? vocabulary.IsolateChineseCharacters ?? true));
    }

    private static int RequireRoom(int kept, int specialTokens, ReadOnlySpan<int> ids, ReadOnlySpan<int> typeIds)
    {
        var count = checked(kept + specialTokens);
        return ids.Length >= count && typeIds.Length >= count
            ? count
            : throw new ArgumentException(
                $"The text has {count} tokens, but ids has room for {ids.Length} and typeIds for {typeIds.Length}: "
                + "give both room for maxLength or MaximumTokenCount tokens.",
                nameof(ids));
    }
}
