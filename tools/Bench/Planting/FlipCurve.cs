using EnergyGate.Statistics.Randomness;

namespace EnergyGate.Bench.Planting;

/// <summary>Plants wrong answers of each number many times, and counts the verdicts.</summary>
/// <param name="judge">Judges the answers to one task.</param>
/// <param name="draws">Draws per number of flips.</param>
/// <param name="seed">Random seed of the draws.</param>
public sealed class FlipCurve(IAnswerJudge judge, int draws, ulong seed)
{
    /// <summary>
    /// The points in the order of their flips: no flip, the numbers that were asked for, the number that the variant declares, and one
    /// more.
    /// </summary>
    /// <param name="flips">Numbers of flips. A number above that of the right answers is left out.</param>
    /// <param name="progress">Progress sink: name of the point, draws done, draws in all.</param>
    /// <param name="cancellation">Ends it between two draws.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public IEnumerable<FlipPoint> Points(IEnumerable<int> flips, Action<string, double, double> progress, CancellationToken cancellation)
    {
        var declared = judge.DeclaredFlips;
        int[] edge = declared is { } limit ? [limit, limit + 1] : [];
        var max = WrongAnswers.MaxCount(judge.Reference, judge.Examples);
        foreach (var count in flips.Concat(edge).Append(0).Where(count => count <= max).Distinct().Order())
        {
            yield return Point(count, declared, progress, cancellation);
        }
    }

    private FlipPoint Point(int count, int? declared, Action<string, double, double> progress, CancellationToken cancellation)
    {
        var random = new SplitMix64(seed + (ulong)count);
        var verdicts = new List<AnswerVerdict>();
        var wanted = count == 0 ? 1 : draws; // without a flip nothing is drawn
        while (verdicts.Count < wanted)
        {
            cancellation.ThrowIfCancellationRequested();
            verdicts.Add(judge.Judge(WrongAnswers.Plant(judge.Reference, judge.Examples, count, random)));
            progress($"{judge.Reference.Task}: {count} flips", verdicts.Count, wanted);
        }

        int? CountOptional(Func<AnswerVerdict, bool?> fails) =>
            fails(verdicts[0]) is null ? null : verdicts.Count(verdict => fails(verdict) == true);
        return new(
            judge.Reference.Task,
            judge.Examples.Length,
            declared,
            count,
            verdicts.Count,
            verdicts.Count(verdict => verdict.Fails),
            verdicts.Count(verdict => verdict.IsOpen),
            verdicts.Count(verdict => verdict.FailsByFlips),
            verdicts.Count(verdict => verdict.FailsByScore),
            verdicts.Count(verdict => verdict.HasOpenScore),
            CountOptional(verdict => verdict.FailsByMargin),
            CountOptional(verdict => verdict.FailsByStored));
    }
}
