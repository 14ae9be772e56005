using EnergyGate.Gate.Hosting;
using EnergyGate.Graphs;
using EnergyGate.Variants.Feeding;
using EnergyGate.Variants.Tokenization;

namespace EnergyGate.Gate.Inputs;

/// <summary>
/// Reads the calibration texts of a recipe: one per line, a tab between the two texts of a pair; empty lines are skipped.
/// </summary>
internal static class CalibrationTexts
{
    private const int MaxLength = 128;

    /// <summary>The tokens of some lines of a file, spread evenly over it.</summary>
    /// <param name="path">The file, in UTF-8.</param>
    /// <param name="vocabulary">The model's vocabulary; null for the one beside it.</param>
    /// <param name="modelPath">The model's file.</param>
    /// <param name="graph">Its graph.</param>
    /// <param name="count">Maximum number of lines to take.</param>
    /// <exception cref="BadInputException">There is no text, or the vocabulary is not the model's.</exception>
    public static TokenizedTexts Read(string path, string? vocabulary, string modelPath, Graph graph, int count)
    {
        var lines = File.ReadAllLines(path).Where(line => !string.IsNullOrWhiteSpace(line)).ToArray();
        if (lines.Length == 0)
        {
            throw new BadInputException($"{path} has no text: give one per line, with a tab between the two texts of a pair");
        }

        var configuration = vocabulary is null
            ? TokenizerConfiguration.FromModelFolder(Path.GetDirectoryName(Path.GetFullPath(modelPath))!)
            : TokenizerConfiguration.ForVocabulary(vocabulary);
        var tokenizer = WordPieceTokenizer.FromConfiguration(configuration);
        VocabularyFit.Check(tokenizer, configuration.VocabularyPath, graph, modelPath);
        var taken = Math.Min(count, lines.Length);
        var chosen = Enumerable.Range(0, taken).Select(i => lines[(int)((long)i * lines.Length / taken)].Split('\t', 2));
        return new TextEncoder(tokenizer, MaxLength).Encode(chosen.Select(parts => (parts[0], parts.Length > 1 ? parts[1] : null)));
    }
}
