using System.Collections.Immutable;
using System.Globalization;
using EnergyGate.Bench.Simulation;
using EnergyGate.Statistics.Intervals;

namespace EnergyGate.Bench.Benchmarks;

/// <summary>The study as tables.</summary>
internal static class StudyTables
{
    public static IEnumerable<BenchmarkTable> Of(StatisticsStudy study) =>
        [Errors(study), Units(study), Intervals(study), Curve(study), Shapes(study), Peers(study)];

    private static BenchmarkTable Errors(StatisticsStudy study) => new(
        "Errors and power. In brackets: Clopper-Pearson intervals at 95 %. A * marks noise under which nothing is promised.",
        [
            "noise",
            "unit sd %",
            "on 1.02: pull requests with a FAIL, %",
            "on 1.02: PASS, % of cells",
            "at 1.00: PASS within 40 units, %",
            "at 1.00: FAIL, %",
            "at 1.05: FAIL within 40 units, %",
            "at 1.05: PASS, %",
            "at 1.08: FAIL, %",
        ],
        [.. study.Rows.Select(row => Cells(
            Name(row.Kind),
            Percent(row.Unchanged.UnitDeviation),
            WithInterval(row.Limit.PullRequestsWithFail, row.Limit.PullRequests),
            WithInterval(row.Limit.Passes, row.Limit.Cells),
            Share(row.Unchanged.EarlyPasses, row.Unchanged.Cells),
            Share(row.Unchanged.Fails, row.Unchanged.Cells),
            Share(row.Five.EarlyFails, row.Five.Cells),
            Share(row.Five.Passes, row.Five.Cells),
            Share(row.Eight.Fails, row.Eight.Cells)))]);

    private static BenchmarkTable Units(StatisticsStudy study) => new(
        "Units until a decision, median (95 % of cells by), against t tests of a number of units fixed before the run with the same "
            + "errors.",
        [
            "noise",
            "at 1.00",
            "at 1.05",
            "at 1.08",
            "fixed: 99.9 % PASS at 1.00",
            "fixed: 99 % FAIL at 1.05",
            "t test, a look after every unit, on 1.02: pull requests with a FAIL, %",
        ],
        [.. study.Rows.Select(row => Cells(
            Name(row.Kind),
            Stops(row.Unchanged),
            Stops(row.Five),
            Stops(row.Eight),
            Fixed(row.Unchanged.FixedUnitsToPass(StudyRow.PassShare), row.Unchanged),
            Fixed(row.Five.FixedUnitsToFail(StudyRow.FailShare), row.Five),
            Share(row.Limit.PeekingPullRequestsWithFail, row.Limit.PullRequests)))]);

    private static BenchmarkTable Intervals(StatisticsStudy study) => new(
        "Where the test stops, at 1.02 / 1.00 / 1.05 / 1.08: coverage of the 95 % interval, its median width in widths of the t interval "
            + "of the same units, and ratios called unsteady.",
        [
            "noise",
            "coverage, %",
            "width",
            "unsteady, %",
            "on 1.02: pull requests with a FAIL, unsteady ones set aside, %",
            "at 1.00: PASS within 40 units, unsteady ones set aside, %",
        ],
        [.. study.Rows.Select(row => Cells(
            Name(row.Kind),
            Four(row, result => Share(result.Covered, result.Cells)),
            Four(row, result => result.MedianWidthRatio.ToString("F2", CultureInfo.InvariantCulture)),
            Four(row, result => Share(result.Unsteady, result.Cells)),
            Share(row.Limit.GuardedPullRequestsWithFail, row.Limit.PullRequests),
            Share(row.Unchanged.GuardedEarlyPasses, row.Unchanged.Cells)))]);

    private static BenchmarkTable Curve(StatisticsStudy study) => new(
        $"Detection curve, one cell of 24, independent noise (unit sd {Percent(study.Curve[0].UnitDeviation)} %).",
        ["true ratio", .. study.Curve.Select(result => result.Ratio.ToString("F2", CultureInfo.InvariantCulture))],
        [
            Cells(["FAIL within 40 units, %", .. study.Curve.Select(result => Share(result.EarlyFails, result.Cells))]),
            Cells(["FAIL within 64 units, %", .. study.Curve.Select(result => Share(result.Fails, result.Cells))]),
            Cells(["PASS within 64 units, %", .. study.Curve.Select(result => Share(result.Passes, result.Cells))]),
        ]);

    private static BenchmarkTable Shapes(StatisticsStudy study) => new(
        "Planted work that need not come evenly, one cell of 24, independent noise, at most 64 units, launches of 40 measured batches "
            + "after a run-in of 0 to 39. Unsteady: set aside as INCONCLUSIVE.",
        ["planted", "FAIL, %", "open, %", "PASS, %", "unsteady, %", "units, median (95 % by)"],
        [.. study.Shapes.Select(row => Cells(
            row.Shape.Name,
            Share(row.Result.Fails, row.Result.Cells),
            Share(row.Result.Open, row.Result.Cells),
            Share(row.Result.Passes, row.Result.Cells),
            Share(row.Result.Unsteady, row.Result.Cells),
            Stops(row.Result)))]);

    private static BenchmarkTable Peers(StatisticsStudy study) => new(
        "Rules of other tools, one cell, one block of ours for one of their runs, base first: FAIL, % (in parentheses: nothing decided, "
            + "%).",
        ["rule", "noise", .. StatisticsStudy.PeerRatios.Select(ratio => ratio.ToString("F2", CultureInfo.InvariantCulture))],
        [.. study.Peers.Select(peer => Cells(
            [peer.Rule.Name, peer.Kind.Name, .. peer.Shares.Select(share => PeerShares(share.Fail, share.Inconclusive))]))]);

    private static string PeerShares(double fail, double inconclusive) =>
        inconclusive > 0 ? $"{Percent(fail)} ({Percent(inconclusive)})" : Percent(fail);

    private static string Name(NoiseKind kind) => kind.IsPromised ? kind.Name : kind.Name + " *";

    private static string Four(StudyRow row, Func<StudyResult, string> figure) => string.Join(" / ", row.All.Select(figure));

    private static string Stops(StudyResult result) => $"{result.MedianUnits} ({result.LateUnits})";

    private static string Fixed(int? units, StudyResult result) => units is { } count ? $"{count}" : $"> {result.FixedPasses.Length - 1}";

    private static string WithInterval(long count, long total)
    {
        var interval = ClopperPearsonInterval.Of((int)count, (int)total, 0.95);
        return $"{Share(count, total)} [{Percent(interval.Lower)}, {Percent(interval.Upper)}]";
    }

    private static string Share(long count, long total) => Percent((double)count / total);

    // Two decimals, and three for a share close to 0 or to 1.
    private static string Percent(double share) =>
        (100 * share).ToString(share is > 0 and < 0.0005 or > 0.9995 and < 1 ? "F3" : "F2", CultureInfo.InvariantCulture);

    private static ImmutableArray<string> Cells(params ImmutableArray<string> cells) => cells;
}
