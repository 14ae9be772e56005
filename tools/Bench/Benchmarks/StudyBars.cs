using EnergyGate.Statistics.Intervals;

namespace EnergyGate.Bench.Benchmarks;

/// <summary>
/// The bounds on the statistics, and whether they hold, in words. Nothing here fails a build: the tests do that on a sample.
/// </summary>
internal static class StudyBars
{
    // Bounds on power are for machines at most this noisy: the standard deviation of one unit.
    private const double QuietDeviation = 0.02;

    // Bounds on speed are for noise under which a fixed design needs at least so many units.
    private const int MinLongDesign = 30;

    public static IEnumerable<string> Of(StatisticsStudy study)
    {
        var promised = study.Rows.Where(row => row.Kind.IsPromised).ToArray();
        var quiet = promised.Where(row => row.Unchanged.UnitDeviation <= QuietDeviation).ToArray();
        var slow = promised.Where(row => row.FixedUnits is not < MinLongDesign).ToArray();
        yield return Bar(
            "on the limit, a FAIL in at most 1 % of pull requests (lower bound)",
            promised,
            row => Lower(row.Limit.PullRequestsWithFail, row.Limit.PullRequests) <= 0.01);
        yield return Bar(
            "on the limit, PASS in at most 1 % of cells (lower bound)",
            promised,
            row => Lower(row.Limit.Passes, row.Limit.Cells) <= 0.01);
        yield return Bar(
            "unit sd at most 2 %, at 1.00: PASS at least 98 % within 40 units",
            quiet,
            row => row.Unchanged.EarlyPasses >= 0.98 * row.Unchanged.Cells);
        yield return Bar(
            "unit sd at most 2 %, at 1.00: FAIL at most 0.01 %",
            quiet,
            row => row.Unchanged.Fails <= 0.0001 * row.Unchanged.Cells);
        yield return Bar(
            "unit sd at most 2 %, at 1.05: FAIL at least 98 % within 40 units",
            quiet,
            row => row.Five.EarlyFails >= 0.98 * row.Five.Cells);
        yield return Bar(
            "unit sd at most 2 %, at 1.05: PASS at most 0.01 %",
            quiet,
            row => row.Five.Passes <= 0.0001 * row.Five.Cells);
        yield return Bar(
            $"median units at 1.00, 1.05 and 1.08 at most half of the fixed design's, where that needs {MinLongDesign} or more",
            slow,
            row => new[] { row.Unchanged, row.Five, row.Eight }
                .All(result => 2 * result.MedianUnits <= (row.FixedUnits ?? StatisticsStudy.LongDesign)));
        yield return Bar(
            "coverage where the test stops at least 94.5 %",
            promised,
            row => row.All.All(result => result.Covered >= 0.945 * result.Cells));
        yield return Bar(
            "median width at most 1.8 t intervals of the same units",
            promised,
            row => row.All.All(result => result.MedianWidthRatio <= 1.8));
        yield return Bar(
            "launch bias of 3 % with fresh launches: a FAIL in at most 1 % of pull requests on the limit (P24)",
            [.. promised.Where(row => row.Kind.LaunchBias > 0)],
            row => Lower(row.Limit.PullRequestsWithFail, row.Limit.PullRequests) <= 0.01);
    }

    private static string Bar(string text, StudyRow[] rows, Func<StudyRow, bool> holds)
    {
        var broken = rows.Where(row => !holds(row)).Select(row => row.Kind.Name).ToArray();
        return broken is []
            ? $"holds on all {rows.Length}: {text}"
            : $"DOES NOT HOLD on {broken.Length} of {rows.Length} ({string.Join("; ", broken)}): {text}";
    }

    // Lower bound of the exact 95 % confidence interval of a rate.
    private static double Lower(long count, long total) => ClopperPearsonInterval.Of((int)count, (int)total, 0.95).Lower;
}
