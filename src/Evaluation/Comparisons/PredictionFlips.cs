using System.Collections.Immutable;
using EnergyGate.Evaluation.Readers;

namespace EnergyGate.Evaluation.Comparisons;

/// <summary>Which examples two models answer differently; indices from 0 in file order, ascending.</summary>
/// <param name="Changed">Examples whose class differs; for a regression, whose score differs.</param>
/// <param name="Gains">Examples that only the candidate has right; empty for a regression.</param>
/// <param name="Losses">Examples that only the reference has right; empty for a regression.</param>
public sealed record PredictionFlips(ImmutableArray<int> Changed, ImmutableArray<int> Gains, ImmutableArray<int> Losses)
{
    /// <summary>Compares predictions of one task; an example without an answer is answered wrongly.</summary>
    /// <param name="reference">Predictions compared with.</param>
    /// <param name="candidate">Predictions of the same task and examples.</param>
    /// <param name="examples">The examples, in the order of the predictions.</param>
    public static PredictionFlips Between(TaskPredictions reference, TaskPredictions candidate, ImmutableArray<LabelledExample> examples)
    {
        PairedPredictions.Require(reference, candidate, examples);
        var all = Enumerable.Range(0, examples.Length);
        if (reference.Definition.IsRegression)
        {
            return new PredictionFlips([.. all.Where(i => reference.Logits[i] != candidate.Logits[i])], [], []);
        }

        ImmutableArray<int> before = reference.Classes(), after = candidate.Classes();
        return new PredictionFlips(
            [.. all.Where(i => before[i] != after[i])],
            [.. all.Where(i => before[i] != examples[i].Label && after[i] == examples[i].Label)],
            [.. all.Where(i => before[i] == examples[i].Label && after[i] != examples[i].Label)]);
    }
}
