using System.Globalization;
using EnergyGate.Gate.Hosting;
using EnergyGate.Variants.Tokenization;

namespace EnergyGate.Gate.Compare.Workers;

/// <summary>
/// The tokenizer of a prepared folder: the vocabulary's copy and <c>tokenizer.tsv</c>, one line with its file name and settings. A folder
/// without it comes from a program that measures sessions only.
/// </summary>
internal static class PreparedTokenizer
{
    private const string ListName = "tokenizer.tsv";
    private const int FieldCount = 5;

    /// <summary>Whether a folder has a tokenizer.</summary>
    public static bool IsIn(string folder) => File.Exists(Path.Combine(folder, ListName));

    /// <summary>Copies a tokenizer into a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="configuration">Vocabulary and settings.</param>
    /// <param name="maxLength">Maximum tokens per text.</param>
    public static void Write(string folder, TokenizerConfiguration configuration, int maxLength)
    {
        var name = "vocabulary" + Path.GetExtension(configuration.VocabularyPath);
        File.Copy(configuration.VocabularyPath, Path.Combine(folder, name), overwrite: true);
        File.WriteAllText(Path.Combine(folder, ListName), string.Join(
            '\t',
            name,
            configuration.LowerCase,
            configuration.StripAccents,
            configuration.IsolateChineseCharacters,
            maxLength.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>Opens the tokenizer of a folder.</summary>
    /// <exception cref="BadInputException">Its list is corrupt.</exception>
    public static TextEncoder Open(string folder)
    {
        var path = Path.Combine(folder, ListName);
        var fields = File.ReadAllText(path).Split('\t');
        if (fields.Length != FieldCount || !int.TryParse(fields[4], NumberStyles.None, CultureInfo.InvariantCulture, out var maxLength))
        {
            throw new BadInputException($"{path}: expected {FieldCount} fields of a tokenizer, got '{string.Join(' ', fields)}'");
        }

        var configuration = new TokenizerConfiguration(Path.Combine(folder, fields[0]))
        {
            LowerCase = Flag(fields[1]),
            StripAccents = Flag(fields[2]),
            IsolateChineseCharacters = Flag(fields[3]),
        };
        return new(WordPieceTokenizer.FromConfiguration(configuration), maxLength);
    }

    private static bool? Flag(string field) => bool.TryParse(field, out var flag) ? flag : null;
}
