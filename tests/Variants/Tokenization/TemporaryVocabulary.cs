using EnergyGate.Variants.Tokenization;

namespace EnergyGate.Tests.Variants.Tokenization;

/// <summary>A folder of its own with vocabulary files, removed afterwards.</summary>
internal sealed class TemporaryVocabulary : IDisposable
{
    /// <summary>The ids of the five special tokens that <see cref="Tokenizer"/> puts first: 0 to 4.</summary>
    public const string SpecialTokens = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n";
    public const int Unknown = 1;
    public const int Classification = 2;
    public const int Separator = 3;
    public const int FirstWord = 5;

    public string Folder { get; } = Directory.CreateTempSubdirectory("energygate-vocabulary-").FullName;

    public string Write(string name, string content)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, content);
        return path;
    }

    /// <summary>A tokenizer with the special tokens, then the given ones: ids from <see cref="FirstWord"/>.</summary>
    public WordPieceTokenizer Tokenizer(bool lowerCase, params string[] tokens) =>
        WordPieceTokenizer.FromVocabularyFile(Write("vocab.txt", SpecialTokens + string.Join('\n', tokens) + "\n"), lowerCase);

    /// <summary>The ids between [CLS] and [SEP].</summary>
    public static int[] Words(WordPieceTokenizer tokenizer, string text)
    {
        var ids = new int[WordPieceTokenizer.MaximumTokenCount(text.Length)];
        var count = tokenizer.Encode(text, WordPieceTokenizer.Unlimited, ids, new int[ids.Length]);
        return ids[1..(count - 1)];
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
