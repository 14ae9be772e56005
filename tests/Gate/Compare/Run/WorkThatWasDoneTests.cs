using System.Collections.Immutable;
using EnergyGate.Gate.Compare;
using EnergyGate.Gate.Compare.Build;
using EnergyGate.Gate.Compare.Launching;
using EnergyGate.Gate.Compare.Run;
using EnergyGate.Gate.Compare.Workers;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Results;
using EnergyGate.Measurement.Units;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Tests.Gate.Compare.Run;

/// <summary>Candidates that do other work than is measured, or tell other figures than are true.</summary>
internal sealed class WorkThatWasDoneTests
{
    private static readonly ImmutableArray<int> Texts = [.. Enumerable.Repeat(StandInWorkers.TextsPerBatch, 14)];

    [Test]
    public void Execute_HonestCandidate_PassesByTheClockReadFromOutside()
    {
        var cell = Judge(Workers(1));
        cell.Verdict.Should().Be(Verdict.Pass, cell.Reason);
        Judge(Workers(1.10)).Verdict.Should().Be(Verdict.Fail);
    }

    [Test]
    public void Execute_ClockThatTellsFifteenPercentLess_IsVoid()
    {
        var cell = Judge(Workers(1.10, tells: 0.85));
        (cell.Verdict, cell.Qualifier).Should().Be((Verdict.Inconclusive, VerdictQualifiers.Void));
        cell.Reason.Should().Contain("read from outside");
        ExitCode.Of([cell], strict: false).Should().Be(ExitCode.Open);
    }

    [Test]
    public void Execute_ClockThatTellsALittleLess_ChangesNoFigure() =>
        Judge(Workers(1.10, tells: 0.97)).Verdict.Should().Be(Verdict.Fail, "the worker's own figure is only a check");

    [Test]
    public void Execute_TwoTextsMorePerBatchThanAsked_FailsForItsAnswers()
    {
        var cell = Judge(Workers(1.20, textsTold: StandInWorkers.TextsPerBatch + 2));
        (cell.Verdict, cell.Qualifier).Should().Be((Verdict.Fail, VerdictQualifiers.Answers));
        cell.Reason.Should().Contain("the candidate worker says that it answered ").And.Contain("it was asked to answer");
    }

    [Test]
    public void Execute_EveryFourthBatchLeftOut_FailsForItsAnswers()
    {
        var cell = Judge(Workers(0.77, skips: batch => batch % 4 == 3));
        (cell.Verdict, cell.Qualifier).Should().Be((Verdict.Fail, VerdictQualifiers.Answers));
        cell.Reason.Should().Contain("some of the work was not done");
    }

    [Test]
    public void Execute_BaseThatLeavesWorkOut_IsNoFailureOfTheCandidate()
    {
        var workers = new StandInWorkers(1) { Clock = _ => new(), Skips = (arm, batch) => arm == WorkerArm.Base && batch % 4 == 3 };
        Judge(workers).Should().Match<Cell>(
            cell => cell.Verdict == Verdict.Inconclusive && cell.Qualifier == VerdictQualifiers.Worker);
    }

    [TestCase(1.0, Verdict.Pass)]
    [TestCase(1.3, Verdict.Fail)]
    [TestCase(60, Verdict.Fail)]
    public void StartUp_OfKnownCost_IsDecided(double cost, Verdict expected)
    {
        var cell = StartUp(cost, units: 24);
        cell.Verdict.Should().Be(expected, cell.Reason);
        cell.Value.Should().BeApproximately(cost, 0.01 * cost);
    }

    [Test]
    public void StartUp_ThreeUnitsThatAreTwentySecondsSlower_Fails() => StartUp(60, units: 3).Verdict.Should().Be(Verdict.Fail);

    [Test]
    public void StartUp_OneUnit_IsOpenAndStopsTheRun()
    {
        var cell = StartUp(1, units: 1);
        (cell.Verdict, cell.Qualifier).Should().Be((Verdict.Inconclusive, VerdictQualifiers.Undecided));
        ExitCode.Of([cell], strict: false).Should().Be(ExitCode.Open);
    }

    [Test]
    public void Pipeline_DearerOutsideOfTheSession_FailsThereAlone()
    {
        var cells = new ComparisonVerdicts(new CellFactory(8, 128, 1), Plan, FigureKind.Estimated).All(
            [VariantCatalog.Find("fp32")],
            ["fp32"],
            Execute(new StandInWorkers(1) { Clock = _ => new(), PipelineCost = 1.05 }, Plan, WorkName.Of("fp32", hasPipeline: true)),
            null,
            null);
        cells.Select(cell => (cell.Check, cell.Verdict)).Should().Equal(
            (CheckKind.Energy, Verdict.Pass), (CheckKind.Pipeline, Verdict.Fail), (CheckKind.StartUp, Verdict.Pass));
        cells[1].Reason.Should().Contain("of the base's joules from text to answer");
    }

    private static Cell StartUp(double cost, int units)
    {
        var workers = new StandInWorkers(1)
        {
            Clock = _ => new(),
            LoadSeconds = arm => arm == WorkerArm.Candidate ? 0.3 * cost : 0.3,
        };
        var plan = Plan with { MaximumUnits = units };
        var cells = new ComparisonVerdicts(new CellFactory(8, 128, 1), plan, FigureKind.Estimated).All(
            [VariantCatalog.Find("fp32")], ["fp32"], Execute(workers, plan), null, null);
        return cells.Single(cell => cell.Check == CheckKind.StartUp);
    }

    private static StandInWorkers Workers(double cost, double tells = 1, int textsTold = 8, Func<long, bool>? skips = null) => new(cost)
    {
        Clock = _ => new(),
        Tells = arm => arm == WorkerArm.Candidate ? tells : 1,
        TextsToldPerBatch = arm => arm == WorkerArm.Candidate ? textsTold : StandInWorkers.TextsPerBatch,
        Skips = (arm, batch) => arm == WorkerArm.Candidate && skips?.Invoke(batch) == true,
    };

    private static Cell Judge(StandInWorkers workers) =>
        new ComparisonVerdicts(new CellFactory(8, 128, 1), Plan, FigureKind.Estimated).Measured(
            VariantCatalog.Find("fp32"), Execute(workers, Plan).Cells[0], isSelected: false, null);

    private static ComparisonPlan Plan { get; } = new() { Seed = 3, HasControl = false };

    private static ComparisonOutcome Execute(StandInWorkers workers, ComparisonPlan plan, params ImmutableArray<WorkName> works)
    {
        var estimating = new EstimatingLauncher(workers, new Watts(4), TimeProvider.System);
        return new ComparisonRun(new CheckedLauncher(estimating, (_, _) => Texts, comparesBits: true), plan, TimeProvider.System).Execute(
            [.. works.DefaultIfEmpty(new("fp32", false)).Select(work => (work, true))],
            Math.Max(1, works.Length),
            SilentProgress.Instance, CancellationToken.None);
    }
}
