using EnergyGate.Gate.Compare;
using EnergyGate.Gate.Compare.Build;
using EnergyGate.Gate.Compare.Run;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Results;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Tests.Gate.Compare.Run;

/// <summary>Work that does not come evenly: none of these may PASS, however the median of a launch's quads looks.</summary>
internal sealed class UnevenWorkTests
{
    private const int Runs = 20;

    [Test]
    public void Execute_EveryFortiethBatchFortyTimesAsDear_Fails() =>
        Judge(batch => batch % 40 == 39 ? 41 : 1).Should().OnlyContain(cell => cell.Verdict == Verdict.Fail);

    [Test]
    public void Execute_EveryTwentyFifthCallMadeTwice_NeverPasses() =>
        Judge(batch => batch % 25 == 24 ? 2 : 1).Should().OnlyContain(cell => cell.Verdict == Verdict.Fail || IsOpen(cell));

    [Test]
    public void Execute_CostThatGrowsWithEveryBatch_NeverPasses() =>
        Judge(batch => 1 + (0.0015 * batch)).Should().OnlyContain(cell => cell.Verdict == Verdict.Fail || IsOpen(cell));

    [Test]
    public void Execute_WorkInOneBlockOfALaunch_SaysThatTheEstimatesDisagree() =>
        Judge(batch => batch % 40 == 39 ? 41 : 1)[0].Reason
            .Should().Contain("of the totals").And.Contain("not spread evenly");

    [Test]
    public void Execute_WorkBeyondALaunch_IsFoundByALongerLaunch()
    {
        static double Seldom(long batch) => batch % 400 == 399 ? 41 : 1;
        Judge(Seldom).Should().OnlyContain(cell => cell.Verdict == Verdict.Pass, "no launch of 40 batches gets there");
        Judge(Seldom, launchBatches: 2000).Should().OnlyContain(cell => cell.Verdict == Verdict.Fail || IsOpen(cell));
    }

    [Test]
    public void Execute_EvenCost_Passes() => Judge(_ => 1).Should().OnlyContain(cell => cell.Verdict == Verdict.Pass);

    private static bool IsOpen(Cell cell) => cell.Verdict == Verdict.Inconclusive && ExitCode.Of([cell], strict: false) == ExitCode.Open;

    private static Cell[] Judge(Func<long, double> shape, int launchBatches = 1) =>
        [.. Enumerable.Range(1, Runs).Select(run => Judge(shape, launchBatches, (ulong)run))];

    // Five batches per block, as the embedded model has: 40 measured batches in a launch.
    private static Cell Judge(Func<long, double> shape, int launchBatches, ulong seed)
    {
        var workers = new StandInWorkers(1, seed) { Shape = shape, BatchSeconds = 0.0025 };
        var plan = new ComparisonPlan { Seed = seed, HasControl = false, MinimumBatches = launchBatches / 8 };
        var outcome = new ComparisonRun(workers, plan, TimeProvider.System).Execute(
            [(new("fp32", false), true)], 1, SilentProgress.Instance, CancellationToken.None);
        return new ComparisonVerdicts(new CellFactory(8, 128, 1), plan, FigureKind.Estimated).Measured(
            VariantCatalog.Find("fp32"), outcome.Cells[0], isSelected: false, null);
    }
}
