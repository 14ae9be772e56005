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
        return new(examples, Tokenize(examples.Select(example => (example.Text, example.Pair)), tokenizer, maxLength));
    }

    /// <summary>The tokens of texts and of pairs of texts, truncated to a maximum length.</summary>
    public static TokenizedTexts Tokenize(IEnumerable<(string Text, string? Pair)> texts, WordPieceTokenizer tokenizer, int maxLength)
    {
        var ids = new List<int>();
        var typeIds = new List<int>();
        var starts = new List<int> { 0 };
        var idBuffer = new int[maxLength];
        var typeBuffer = new int[maxLength];
        foreach (var (text, pair) in texts)
        {
            var count = pair is null
                ? tokenizer.Encode(text, maxLength, idBuffer, typeBuffer)
                : tokenizer.EncodePair(text, pair, maxLength, idBuffer, typeBuffer);
            ids.AddRange(idBuffer.AsSpan(0, count));
            typeIds.AddRange(typeBuffer.AsSpan(0, count));
            starts.Add(ids.Count);
        }

        return new([.. ids], [.. typeIds], [.. starts]);
    }

    /// <summary>Some texts, spread evenly over the file.</summary>
    public TokenizedTexts Spread(int count)
    {
        var taken = Math.Min(count, Texts.Count);
        return Texts.Select([.. Enumerable.Range(0, taken).Select(i => (int)((long)i * Texts.Count / taken))]);
    }
}
