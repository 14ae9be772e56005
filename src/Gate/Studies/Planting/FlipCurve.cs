using System.Collections.Immutable;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Results;
using EnergyGate.Statistics.Randomness;

namespace EnergyGate.Gate.Studies.Planting;

/// <summary>Plants wrong answers of each number again and again, and counts what the gate says.</summary>
/// <param name="judge">The gate's verdicts on one task.</param>
/// <param name="draws">Draws of each number of flips.</param>
/// <param name="seed">Seed of the draws.</param>
public sealed class FlipCurve(FlipJudge judge, int draws, ulong seed)
{
    /// <summary>The points, one after the other: no flip, those asked for, as many as the variant declares, and one more.</summary>
    /// <param name="flips">Numbers of flips; one that the task has too few right answers for is left out.</param>
    /// <param name="progress">Told how many draws are done.</param>
    /// <param name="cancellation">Ends it between two draws.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public IEnumerable<FlipPoint> Points(IEnumerable<int> flips, IWorkProgress progress, CancellationToken cancellation)
    {
        var declared = Declared();
        int[] edge = declared is { } limit ? [limit, limit + 1] : [];
        var most = WrongAnswers.Most(judge.Reference, judge.Inputs.Examples);
        foreach (var count in flips.Concat(edge).Append(0).Where(count => count <= most).Distinct().Order())
        {
            yield return Point(count, declared, progress, cancellation);
        }
    }

    private FlipPoint Point(int count, int? declared, IWorkProgress progress, CancellationToken cancellation)
    {
        var random = new SplitMix64(seed + (ulong)count);
        var found = new List<ImmutableArray<Cell>>();
        var wanted = count == 0 ? 1 : draws; // nothing is drawn
        while (found.Count < wanted)
        {
            cancellation.ThrowIfCancellationRequested();
            found.Add(judge.Judge(WrongAnswers.Plant(judge.Reference, judge.Inputs.Examples, count, random)));
            progress.Report($"{judge.Task.Name}: {count} flips", found.Count, wanted);
        }

        int By(Func<Cell, bool> check) => found.Count(cells => cells.Any(cell => check(cell) && cell.Verdict == Verdict.Fail));
        int? ByOptional(Func<Cell, bool> check) => found[0].Any(cell => check(cell) && cell.Verdict != Verdict.NotMeasured) ? By(check) : null;
        return new(
            judge.Task.Name,
            judge.Inputs.Examples.Length,
            declared,
            count,
            found.Count,
            By(_ => true),
            found.Count(cells => cells.All(cell => cell.Verdict != Verdict.Fail) && cells.Any(cell => cell.Verdict == Verdict.Inconclusive)),
            By(cell => cell is { Check: CheckKind.Accuracy, Metric: MetricNames.Flips }),
            By(IsScore),
            found.Count(cells => cells.Any(cell => IsScore(cell) && cell.Verdict == Verdict.Inconclusive)),
            ByOptional(cell => cell.Metric == MetricNames.Margin),
            ByOptional(cell => cell.Check == CheckKind.Regression));
    }

    private static bool IsScore(Cell cell) => cell.Check == CheckKind.Accuracy && MetricNames.IsScore(cell.Metric);

    // What the gate itself allows, from its cell.
    private int? Declared() => judge.Judge(judge.Reference)
        .Where(cell => cell is { Check: CheckKind.Accuracy, Metric: MetricNames.Flips })
        .Select(cell => (int?)Math.Round(cell.Limit!.Value * judge.Inputs.Examples.Length))
        .SingleOrDefault();
}
