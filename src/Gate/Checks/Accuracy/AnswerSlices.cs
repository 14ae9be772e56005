using System.Collections.Immutable;
using EnergyGate.Evaluation.Comparisons;
using EnergyGate.Evaluation.Readers;
using EnergyGate.Evaluation.Tasks;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Results;
using EnergyGate.Statistics.Corrections;
using EnergyGate.Statistics.Hypotheses;

namespace EnergyGate.Gate.Checks.Accuracy;

/// <summary>
/// Splits a task's examples by length (thirds, in tokens) and by label (regression: by whole points of the true score), and shows how the
/// answers of each slice changed. A mean over a task hides a variant that fails only on long texts.
/// </summary>
internal static class AnswerSlices
{
    private const int Thirds = 3;

    // STS-B's scores end at 5, which belongs to the last band, 4 to 5.
    private const int LastBand = 4;

    /// <summary>The slices, by length first; empty ones are left out.</summary>
    public static ImmutableArray<AnswerSlice> Of(GlueTask task, TaskInputs inputs, TaskPredictions reference, TaskPredictions candidate)
    {
        double[] before = MarginShift.Of(reference, inputs.Examples), after = MarginShift.Of(candidate, inputs.Examples);
        double[] shifts = [.. after.Zip(before, (now, then) => now - then)];
        var lead = MarginShift.Between(reference, candidate, inputs.Examples).TypicalLead;
        var flips = PredictionFlips.Between(reference, candidate, inputs.Examples);
        (string By, string Name, int[] Members)[] parts = [.. ByLength(inputs), .. ByLabel(task, inputs.Examples)];
        var slices = parts.Select(part => new AnswerSlice(
            part.By,
            part.Name,
            part.Members.Length,
            Quality(task, reference, before, inputs.Examples, part.Members),
            Quality(task, candidate, after, inputs.Examples, part.Members),
            flips.Losses.Intersect(part.Members).Count(),
            flips.Gains.Intersect(part.Members).Count(),
            Finding.Finite(part.Members.Average(i => shifts[i]) / lead),
            Apart(shifts, part.Members))).ToArray();
        return [.. Corrected(slices)];
    }

    private static IEnumerable<(string By, string Name, int[] Members)> ByLength(TaskInputs inputs)
    {
        var counts = inputs.Texts.TokenCounts();
        if (counts.Length != inputs.Examples.Length)
        {
            yield break;
        }

        // The longest text of each third except the last. Texts of equal length share a slice.
        var sorted = counts.Order().ToArray();
        int[] bounds = [.. Enumerable.Range(1, Thirds - 1).Select(third => sorted[Math.Max(0, (third * sorted.Length / Thirds) - 1)])];
        var places = Enumerable.Range(0, counts.Length).GroupBy(i => bounds.Count(bound => counts[i] > bound));
        foreach (var place in places.OrderBy(place => place.Key))
        {
            int shortest = place.Min(i => counts[i]), longest = place.Max(i => counts[i]);
            yield return ("length", shortest == longest ? $"{shortest} tokens" : $"{shortest} to {longest} tokens", [.. place]);
        }
    }

    private static IEnumerable<(string By, string Name, int[] Members)> ByLabel(GlueTask task, ImmutableArray<LabelledExample> examples) =>
        from i in Enumerable.Range(0, examples.Length)
        let label = task.IsRegression ? Math.Min((int)examples[i].Score, LastBand) : examples[i].Label
        group i by label into members
        orderby members.Key
        select ("label", task.IsRegression ? $"score {members.Key} to {members.Key + 1}" : task.Labels[members.Key], members.ToArray());

    private static double Quality(
        GlueTask task, TaskPredictions predictions, double[] margins, ImmutableArray<LabelledExample> examples, int[] members) =>
        task.IsRegression ? -members.Average(i => margins[i]) : members.Average(i => predictions.ClassOf(i) == examples[i].Label ? 1.0 : 0);

    private static double? Apart(double[] shifts, int[] members)
    {
        var inside = members.ToHashSet();
        double[] part = [.. members.Select(i => shifts[i])], rest = [.. shifts.Where((_, i) => !inside.Contains(i))];
        return rest.Length == 0 ? null : Finding.Finite(WelchTest.Of(part, rest).P);
    }

    private static IEnumerable<AnswerSlice> Corrected(AnswerSlice[] slices)
    {
        var known = slices.Where(slice => slice.P is not null).ToArray();
        var adjusted = HolmCorrection.Adjust([.. known.Select(slice => slice.P!.Value)]);
        return slices.Select(slice => Array.IndexOf(known, slice) is >= 0 and var place ? slice with { P = adjusted[place] } : slice);
    }
}
