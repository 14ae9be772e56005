using EnergyGate.Bench.Simulation;
using EnergyGate.Statistics.Sequential;

namespace EnergyGate.Tests.Bench.Simulation;

/// <summary>
/// A sample of the study that <c>energygate bench statistics</c> prints (docs/results/statistics-study.md). Seeded, so the counts are the
/// same everywhere. A test with the promised error stays within each bound with a probability above 99.9 %; the faulty procedures exceed
/// it.
/// </summary>
internal sealed class SampledProofTests
{
    private const int PullRequests = 30;

    /// <summary>At an error rate of 1 % per pull request, more than 3 of 30 occur once in 4,000 times.</summary>
    private const int MostFailing = 3;

    private const string Bursts = "t3 + bursts";

    private static readonly SequentialPlan Plan = new() { Cells = 24 };

    private static IEnumerable<NoiseKind> Promised => NoiseKinds.All.Where(kind => kind.IsPromised);

    private static IEnumerable<TestCaseData> PromisedCases => Promised.Select(Case);

    private static IEnumerable<TestCaseData> QuietCases => Promised
        .Where(kind =>
            kind.Name is not (
                "loud" or "alternation of period 4, 10 %" or "carry-over 30 %, both arms" or "launch bias 3.2 %, relaunched"))
        .Select(Case);

    [TestCaseSource(nameof(PromisedCases))]
    public void P20_EveryCellOnItsLimit_FailsAndPassesWithinItsErrors(NoiseKind kind)
    {
        var study = Play(kind, 1.02);
        study.PullRequestsWithFail.Should().BeLessThanOrEqualTo(MostFailing);
        study.Passes.Should().BeLessThanOrEqualTo(
            (long)(0.0223 * study.Cells), "1 % is promised of 720 cells, and 7.2 + 3.3 deviations of 2.7 are 16");
        study.Covered.Should().BeGreaterThanOrEqualTo((long)(0.93 * study.Cells));
        study.MedianWidthRatio.Should().BeLessThanOrEqualTo(1.8, "also where the units vary five times as much as was expected of them");
    }

    [Test]
    public void P20_ALookAfterEveryUnitWithATTest_CrossesTheBound() =>
        Play(NoiseKinds.Independent, 1.02)
            .PeekingPullRequestsWithFail.Should().BeGreaterThan(MostFailing, "the bound must be able to catch what is wrong");

    [TestCaseSource(nameof(QuietCases))]
    public void Decision_UnitsOfTwoPercent_PassesTheUnchangedAndFailsFivePercent(NoiseKind kind)
    {
        var unchanged = Play(kind, 1.00, 20);
        var slower = Play(kind, 1.05, 20);
        unchanged.UnitDeviation.Should().BeLessThan(0.0205);
        var minPasses = kind.Name == Bursts ? 0.90 : 0.97; // long bursts leave totals open: ADR 26
        unchanged.EarlyPasses.Should().BeGreaterThanOrEqualTo((long)(minPasses * unchanged.Cells));
        slower.EarlyFails.Should().BeGreaterThanOrEqualTo((long)(0.97 * slower.Cells));
        (unchanged.Fails, slower.Passes).Should().Be((0, 0));
        unchanged.MedianUnits.Should().BeLessThanOrEqualTo(15);
        slower.MedianUnits.Should().BeLessThanOrEqualTo(16);
        unchanged.MedianWidthRatio.Should().BeLessThanOrEqualTo(1.8);
        slower.MedianWidthRatio.Should().BeLessThanOrEqualTo(1.8);
    }

    [Test]
    public void MedianUnits_AgainstAFixedDesign_AreHalf()
    {
        // By the normal formula a t test for 99.9 % and 99 % needs 31 units at this noise (2.33 + 3.09 deviations of 1.93 % in 1.98 %).
        Play(NoiseKinds.Independent, 1.00).MedianUnits.Should().BeLessThanOrEqualTo(15);
        Play(NoiseKinds.Independent, 1.05).MedianUnits.Should().BeLessThanOrEqualTo(15);
        Play(NoiseKinds.Independent, 1.08).MedianUnits.Should().BeLessThanOrEqualTo(13);
    }

    [Test]
    public void P24_LaunchBias_WithFreshLaunchesFailsNoMore_WithOneLaunchAlmostAlways()
    {
        Play(NoiseKinds.LaunchBias, 1.02).PullRequestsWithFail.Should().BeLessThanOrEqualTo(MostFailing);
        var kept = Play(NoiseKinds.OneLaunch, 1.02);
        kept.PullRequestsWithFail.Should().BeGreaterThan(8, "about half of the pull requests have the candidate launched first");
        kept.Passes.Should().BeGreaterThan(kept.Cells / 4);
    }

    [Test]
    public void P25_SpinningThreads_OfBothArmsCancel_OfOneArmDoNot()
    {
        Play(NoiseKinds.EqualCarryOver, 1.02).PullRequestsWithFail.Should().BeLessThanOrEqualTo(MostFailing);
        Play(NoiseKinds.OneSidedCarryOver, 1.00, 5)
            .Fails.Should().Be(120, "15 % of a core in half of the other arm's blocks is +7 %, and nobody changed anything");
        Play(NoiseKinds.GuardedCarryOver, 1.00)
            .Fails.Should().Be(0, "1 % of a core, the most that the guard lets through, is half a point");
    }

    [Test]
    public void IsUnsteady_ARatioThatWanders_IsSeenInMostLongRuns()
    {
        var wandering = Play(NoiseKinds.WanderingRatio, 1.02);
        wandering.Unsteady.Should().BeGreaterThan((long)(0.6 * wandering.Cells));
        wandering.GuardedPullRequestsWithFail.Should().BeLessThan(wandering.PullRequestsWithFail);
        foreach (var kind in Promised.Where(kind => kind.Name is "independent" or Bursts or "step x2.8 mid-run"))
        {
            var steady = Play(kind, 1.00, 10);
            steady.Unsteady.Should().BeLessThanOrEqualTo((long)(0.03 * steady.Cells), $"the guard must not cost {kind.Name} its verdicts");
        }
    }

    /// <summary>The last shape comes less often than once in ten launches: nobody can see it.</summary>
    [Test]
    public void Play_PlantedShape_PassesNever([Range(1, 7)] int shape)
    {
        var planted = PlantedShape.All[shape];
        CellStudy.Play(NoiseKinds.Independent, 1, Plan, 5, 1, 0, planted).Passes.Should().BeLessThanOrEqualTo(2, planted.Name);
    }

    [Test]
    public void Play_SameSeed_CountsTheSame()
    {
        var (one, again, other) = (
            Play(NoiseKinds.Independent, 1.02, 10),
            Play(NoiseKinds.Independent, 1.02, 10),
            CellStudy.Play(NoiseKinds.Independent, 1.02, Plan, 10, 2));
        one.FixedPasses.Should().Equal(again.FixedPasses);
        (one.Passes, one.Covered, one.MedianUnits).Should().Be((again.Passes, again.Covered, again.MedianUnits));
        one.FixedPasses.Should().NotEqual(other.FixedPasses);
    }

    private static TestCaseData Case(NoiseKind kind) => new TestCaseData(kind).SetArgDisplayNames(kind.Name);

    private static StudyResult Play(NoiseKind kind, double ratio, int pullRequests = PullRequests) =>
        CellStudy.Play(kind, ratio, Plan, pullRequests, 1);
}
