using System.Text;

namespace EnergyGate.Variants.Tokenization;

/// <summary>Reads <c>vocab.txt</c>: UTF-8, one token per line; the line number minus one is the token's id.</summary>
internal static class VocabularyText
{
    private static readonly string[] SpecialTokens = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"];

    public static WordPieceVocabulary Read(string path)
    {
        var idOfToken = new Dictionary<string, int>(StringComparer.Ordinal);
        using var reader = new StreamReader(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        for (var line = 1; ReadLine(reader, path, line) is { } token; line++)
        {
            if (token.Length == 0)
            {
                throw new VocabularyException(
                    path, line,
                    "the line is empty; each line holds one token, and ids are line numbers: "
                    + "remove the line only if the model was trained without it");
            }

            if (!idOfToken.TryAdd(token, line - 1))
            {
                throw new VocabularyException(
                    path, line, $"the token '{token}' stands on line {idOfToken[token] + 1} already; each token has one id");
            }
        }

        if (idOfToken.Count == 0)
        {
            throw new VocabularyException(path, null, "the file is empty; a vocabulary holds one token per line");
        }

        var special = SpecialTokens.Where(idOfToken.ContainsKey).ToDictionary(token => token, token => idOfToken[token]);
        return new WordPieceVocabulary(path, idOfToken, special);
    }

    private static string? ReadLine(StreamReader reader, string path, int line)
    {
        try
        {
            return reader.ReadLine();
        }
        catch (DecoderFallbackException exception)
        {
            throw new VocabularyException(
                path, null,
                $"is not UTF-8 text somewhere behind line {line - 1}; save it as UTF-8 (one token per line), or give the tokenizer.json",
                exception);
        }
    }
}
