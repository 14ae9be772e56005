using System.Text.Json;

namespace EnergyGate.Variants.Tokenization;

/// <summary>
/// Reads the WordPiece part of Hugging Face's <c>tokenizer.json</c>; padding and truncation settings are not read, because the caller
/// decides them.
/// </summary>
internal static class TokenizerJson
{
    private const int MaxWordLength = 1000;
    private static readonly string[] UnsupportedFlags = ["single_word", "lstrip", "rstrip", "normalized"];

    public static WordPieceVocabulary Read(string path)
    {
        using var document = JsonFile.Parse(path);
        var root = document.RootElement;
        var model = JsonFile.Member(root, "model", JsonValueKind.Object)
            ?? throw new VocabularyException(path, null, "has no object \"model\"; a tokenizer.json of Hugging Face tokenizers is needed");
        if (JsonFile.Text(model, "type") is { } type && type != "WordPiece")
        {
            throw new VocabularyException(
                path, null, $"model.type is \"{type}\"; this tokenizer is a WordPiece: give a BERT-like model's file");
        }

        var idOfToken = ReadTokens(path, model);
        var special = ReadSpecialTokens(path, root, idOfToken);
        var normalizer = ReadNormalizer(path, root);
        return new WordPieceVocabulary(path, idOfToken, special)
        {
            UnknownToken = JsonFile.Text(model, "unk_token") ?? "[UNK]",
            ContinuingPrefix = JsonFile.Text(model, "continuing_subword_prefix") ?? "##",
            MaximumWordLength = ReadMaxWordLength(path, model),
            LowerCase = JsonFile.Flag(normalizer, "lowercase"),
            StripAccents = JsonFile.Flag(normalizer, "strip_accents"),
            IsolateChineseCharacters = JsonFile.Flag(normalizer, "handle_chinese_chars"),
        };
    }

    private static Dictionary<string, int> ReadTokens(string path, JsonElement model)
    {
        var idOfToken = new Dictionary<string, int>(StringComparer.Ordinal);
        var tokenOfId = new Dictionary<int, string>();
        if (JsonFile.Member(model, "vocab", JsonValueKind.Object) is { } vocabulary)
        {
            foreach (var entry in vocabulary.EnumerateObject())
            {
                Add(path, idOfToken, tokenOfId, entry.Name, entry.Value);
            }
        }

        return idOfToken.Count > 0 ? idOfToken
            : throw new VocabularyException(path, null, "model.vocab is missing or empty; it maps each token to its id");
    }

    private static void Add(
        string path, Dictionary<string, int> idOfToken, Dictionary<int, string> tokenOfId, string token, JsonElement value)
    {
        if (token.Length == 0 || value.ValueKind != JsonValueKind.Number || !value.TryGetInt32(out var id) || id < 0)
        {
            throw new VocabularyException(
                path, null,
                $"model.vocab: \"{token}\" has the id {value.GetRawText()}; tokens are not empty, ids are whole numbers from 0");
        }

        if (!idOfToken.TryAdd(token, id))
        {
            throw new VocabularyException(path, null, $"model.vocab: the token \"{token}\" stands there twice; each token has one id");
        }

        if (!tokenOfId.TryAdd(id, token))
        {
            throw new VocabularyException(
                path, null, $"model.vocab: \"{tokenOfId[id]}\" and \"{token}\" have the same id {id}; each id has one token");
        }
    }

    private static Dictionary<string, int> ReadSpecialTokens(string path, JsonElement root, Dictionary<string, int> idOfToken)
    {
        var special = new Dictionary<string, int>(StringComparer.Ordinal);
        if (JsonFile.Member(root, "added_tokens", JsonValueKind.Array) is not { } added)
        {
            return special;
        }

        foreach (var token in added.EnumerateArray())
        {
            var id =
                token.ValueKind == JsonValueKind.Object && token.TryGetProperty("id", out var value) && value.TryGetInt32(out var number)
                    ? number
                    : -1;
            var content = JsonFile.Text(token, "content");
            var plain = UnsupportedFlags.All(name => JsonFile.Flag(token, name) is not true);
            if (content is null || id < 0 || !plain || !Tokenization.SpecialTokens.IsLegal(content))
            {
                throw new VocabularyException(
                    path, null,
                    $"added_tokens: {token.GetRawText()} is not supported; legal are contents that start with an ASCII symbol, with an id, "
                    + "without single_word, lstrip, rstrip and normalized");
            }

            if (idOfToken.TryGetValue(content, out var known) ? known != id : !idOfToken.TryAdd(content, id))
            {
                throw new VocabularyException(
                    path, null, $"added_tokens: \"{content}\" has the id {id}, in model.vocab {known}; a token has one id");
            }

            special[content] = id;
        }

        return special;
    }

    private static JsonElement ReadNormalizer(string path, JsonElement root)
    {
        if (JsonFile.Member(root, "normalizer", JsonValueKind.Object) is not { } normalizer)
        {
            return default;
        }

        if (JsonFile.Text(normalizer, "type") is { } type && type != "BertNormalizer")
        {
            throw new VocabularyException(path, null, $"normalizer.type is \"{type}\"; BertNormalizer is supported");
        }

        return JsonFile.Flag(normalizer, "clean_text") is not false
            ? normalizer
            : throw new VocabularyException(
                path, null, "normalizer.clean_text is false; only texts cleaned of control characters (true) are supported");
    }

    private static int ReadMaxWordLength(string path, JsonElement model)
    {
        if (JsonFile.Member(model, "max_input_chars_per_word", JsonValueKind.Number) is not { } value)
        {
            return 100;
        }

        return value.TryGetInt32(out var length) && length is >= 1 and <= MaxWordLength
            ? length
            : throw new VocabularyException(
                path, null, $"model.max_input_chars_per_word is {value.GetRawText()}; legal are 1 to {MaxWordLength}");
    }
}
