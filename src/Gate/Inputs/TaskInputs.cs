using System.Collections.Immutable;
using EnergyGate.Evaluation.Readers;
using EnergyGate.Evaluation.Tasks;
using EnergyGate.Variants.Feeding;
using EnergyGate.Variants.Tokenization;

namespace EnergyGate.Gate.Inputs;

/// <summary>A task's dev examples and their tokens, frozen for the whole run.</summary>
/// <param name="Examples">In file order.</param>
/// <param name="Texts">Their tokens, in the same order.</param>
internal sealed record TaskInputs(ImmutableArray<LabelledExample> Examples, TokenizedTexts Texts)
{
    /// <summary>Reads and tokenises the dev file of a task.</summary>
    public static TaskInputs Read(GlueTask task, string folder, WordPieceTokenizer tokenizer, int maxLength)
    {
        var examples = GlueReader.Read(task, folder, GlueSplit.Dev);
        return new(examples, new TextEncoder(tokenizer, maxLength).Encode(examples.Select(example => (example.Text, example.Pair))));
    }

    /// <summary>Some texts, spread evenly over the file.</summary>
    public TokenizedTexts Spread(int count) => Texts.Select(Places(count));

    /// <summary>The same texts as <see cref="Spread"/>, before they were tokenised.</summary>
    public IEnumerable<(string Text, string? Pair)> SpreadTexts(int count) =>
        Places(count).Select(i => (Examples[i].Text, Examples[i].Pair));

    private int[] Places(int count)
    {
        var taken = Math.Min(count, Texts.Count);
        return [.. Enumerable.Range(0, taken).Select(i => (int)((long)i * Texts.Count / taken))];
    }
}
