namespace EnergyGate.Variants.Tokenization;

/// <summary>The content of a vocabulary file: tokens and the settings stored with them.</summary>
/// <param name="Path">The file, for messages.</param>
/// <param name="IdOfToken">Every token once; ids are 0 or more and unique.</param>
/// <param name="SpecialTokens">The tokens that are found in the raw text.</param>
/// <param name="UnknownToken">Stands for words that the vocabulary cannot spell.</param>
/// <param name="ContinuingPrefix">In front of pieces that do not start a word.</param>
/// <param name="MaximumWordLength">Words of more code points are unknown.</param>
/// <param name="LowerCase">The normalizer's setting, null where the file has none; the next two likewise.</param>
/// <param name="StripAccents">Null: as lower-casing.</param>
/// <param name="IsolateChineseCharacters">Null: yes.</param>
internal sealed record WordPieceVocabulary(
    string Path,
    IReadOnlyDictionary<string, int> IdOfToken,
    IReadOnlyDictionary<string, int> SpecialTokens,
    string UnknownToken = "[UNK]",
    string ContinuingPrefix = "##",
    int MaximumWordLength = 100,
    bool? LowerCase = null,
    bool? StripAccents = null,
    bool? IsolateChineseCharacters = null)
{
    /// <summary>Reads <c>vocab.txt</c>, or <c>tokenizer.json</c> when the name ends in <c>.json</c>.</summary>
    /// <exception cref="VocabularyException">The file is missing or cannot be used.</exception>
    public static WordPieceVocabulary Read(string path)
    {
        try
        {
            return path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? TokenizerJson.Read(path) : VocabularyText.Read(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            throw new VocabularyException(
                path, null, $"cannot be read ({exception.Message}); name a vocab.txt with one token per line or a tokenizer.json",
                exception);
        }
    }

    /// <summary>The id of a token that must be there.</summary>
    /// <exception cref="VocabularyException">It is not there.</exception>
    public int Require(string token) =>
        IdOfToken.TryGetValue(token, out var id)
            ? id
            : throw new VocabularyException(
                Path, null,
                $"has no token {token}; a BERT vocabulary holds [PAD], {UnknownToken}, [CLS] and [SEP]: "
                + "check that this is the model's vocabulary");
}
