using EnergyGate.Gate.Compare;
using EnergyGate.Gate.Compare.Build;
using EnergyGate.Gate.Compare.Run;
using EnergyGate.Gate.Compare.Workers;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Results;
using EnergyGate.Statistics;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Tests.Gate.Compare.Run;

/// <summary>The scheduler on workers of known cost: decisions, order and fault tolerance.</summary>
internal sealed class ComparisonRunTests
{
    private static readonly ComparisonPlan Plan = new() { Seed = 3 };

    [TestCase(1.00, Outcome.Pass)]
    [TestCase(1.05, Outcome.Fail)]
    [TestCase(0.80, Outcome.Pass)]
    public void Execute_CandidateOfKnownCost_IsDecided(double cost, Outcome expected)
    {
        var outcome = Execute(new StandInWorkers(cost));
        outcome.Cells.Should().ContainSingle().Which.Tests.Decision.Should().Be(expected);
        outcome.Cells[0].Test.Estimate.Should().BeApproximately(cost, 0.01);
        outcome.Cells[0].Candidate.EnergyPerText.Value.Should().BeApproximately(StandInWorkers.BaseJoules * cost, 2e-4);
        outcome.Complete.Should().BeTrue();
    }

    [Test]
    public void Execute_PlantedWork_Fails() =>
        Execute(new StandInWorkers(1), Plan with { Planted = new(0.05) }).Cells[0].Tests.Decision.Should().Be(Outcome.Fail);

    [Test]
    public void P24_EveryUnit_LaunchesAllWorkersTwiceInReversedOrder()
    {
        var workers = new StandInWorkers(1);
        var outcome = Execute(workers);
        workers.Launches.Should().HaveCount(outcome.Units * 6, "base, candidate and control, twice a unit");
        foreach (var unit in workers.Launches.Chunk(6))
        {
            unit[3..].Should().Equal(unit[..3].Reverse());
        }

        workers.Launches.Chunk(6)
            .Select(unit => unit[0])
            .Distinct()
            .Should().Equal([WorkerArm.Base, WorkerArm.Candidate], "a coin decides who is first");
        workers.Alive.Should().Be(0);
    }

    [Test]
    public void P11_FourBlocksOfAQuad_RunTheSameBatches()
    {
        var workers = new StandInWorkers(1);
        Execute(workers, Plan with { HasRunIn = false });
        workers.Blocks.Chunk(4)
            .Select(quad => quad.Select(block => (block.First, block.Count)).Distinct().Count())
            .Should().OnlyContain(batches => batches == 1);
        workers.Blocks.Select(block => block.First).Distinct().Should().HaveCountGreaterThan(1, "quads go through the mix");
    }

    [Test]
    public void P12_SidesWithOtherBatches_AreComparedByWholePasses()
    {
        var workers = new StandInWorkers(1) { BatchCount = role => role == WorkerArm.Candidate ? 20 : 14 };
        new ComparisonRun(workers, Plan with { HasControl = false, HasRunIn = false }, TimeProvider.System).Execute(
            [(new("fp32", false), false)], 1, SilentProgress.Instance, CancellationToken.None);
        workers.Blocks.Should().OnlyContain(block => block.First == 0 && block.Count == (block.Role == WorkerArm.Candidate ? 20 : 14));
    }

    [Test]
    public void P25_IdleWorkersThatSpin_VoidTheUnits()
    {
        var cell = Execute(new StandInWorkers(1) { IdleBurn = 0.15 }).Cells[0];
        cell.Test.Units.Should().Be(0);
        cell.Voids.InconclusiveReason().Should().Contain("spinning");
        Judge(cell, null).Qualifier.Should().Be(VerdictQualifiers.Void);
    }

    [TestCase(WorkerArm.Base)]
    [TestCase(WorkerArm.Candidate)]
    public void P25_OneWorkerThatSpinsALittle_IsNotHiddenByTheOther(WorkerArm role)
    {
        // 3 % of a core in 20 ms, minus the 0.3 ms allowed per answer: 1.5 %.
        Execute(new StandInWorkers(1) { IdleBurn = 0.03, IsBurning = each => each == role })
            .Cells[0].Voids.InconclusiveReason()
            .Should().Contain("spinning");
        Execute(new StandInWorkers(1) { IdleBurn = 0.02, IsBurning = each => each == role }).Cells[0].Voids.Dropped.Should().Be(0);
    }

    [Test]
    public void Execute_ControlBeyondTheMargin_MakesTheMachineDoubtful()
    {
        var outcome = Execute(new StandInWorkers(1.05) { ControlCost = 1.06 });
        var doubt = ComparisonVerdicts.MachineDoubt(outcome.Control, Plan.Margin);
        doubt.Should().Contain("second base worker");
        Judge(outcome.Cells[0], doubt)
            .Should().Match<Cell>(cell => cell.Verdict == Verdict.Inconclusive && cell.Qualifier == VerdictQualifiers.Machine);
        ComparisonVerdicts.MachineDoubt(Execute(new StandInWorkers(1.05)).Control, Plan.Margin).Should().BeNull();
    }

    [Test]
    public void Execute_WorkerThatCrashesOnce_IsTriedAgain()
    {
        var failure = new WorkerFailureException("the base worker ended");
        var workers = new StandInWorkers(1) { OnLaunch = number => number == 2 ? failure : null };
        Execute(workers).Cells[0].Tests.Decision.Should().Be(Outcome.Pass);
        workers.Alive.Should().Be(0, "the other worker of the failed unit is ended too");
    }

    [Test]
    public void P26_UnitsLostToACrash_AreInTheBook()
    {
        // In every second unit, the candidate crashes in the second launch.
        var (unit, launches) = (0, 0);
        var workers = new StandInWorkers(1)
        {
            OnLaunch = _ =>
            {
                if (++launches == 6 || (launches == 5 && unit % 2 == 1))
                {
                    (unit, launches) = (unit + 1, 0);
                    return unit % 2 == 0 ? new WorkerFailureException("the candidate worker ended") : null;
                }

                return null;
            },
        };
        var cell = Execute(workers).Cells[0];
        cell.Voids.Dropped.Should().BeGreaterThan(3);
        cell.Voids.InconclusiveReason().Should().Contain("the candidate worker ended");
        Judge(cell, null).Qualifier.Should().Be(VerdictQualifiers.Void, "half of the units are not seen");
    }

    [Test]
    public void Execute_ControlThatIsVoid_MakesTheMachineDoubtful()
    {
        var control = Execute(new StandInWorkers(1) { IdleBurn = 0.15 }).Control;
        ComparisonVerdicts.MachineDoubt(control, Plan.Margin)
            .Should().Contain("the control shows nothing")
            .And.Contain("spinning");
    }

    [Test]
    public void P26_ForeignLoad_IsKeptBesideEveryUnitAndDropsNone()
    {
        var cell = new ComparisonRun(new StandInWorkers(1), Plan, TimeProvider.System, new RisingLoad())
            .Execute([(new("fp32", false), true)], 1, SilentProgress.Instance, CancellationToken.None)
            .Cells[0];
        cell.ForeignLoad.Should().Equal(Enumerable.Range(1, cell.Units.Count).Select(unit => 0.1 * unit));
        cell.Voids.Dropped.Should().Be(0);
    }

    [TestCase(0.05)]
    [TestCase(0.5)]
    public void Execute_WideMargin_IsFollowed(double margin)
    {
        var plan = Plan with { Margin = margin };
        Execute(new StandInWorkers(1), plan).Cells[0].Tests.Decision.Should().Be(Outcome.Pass);
        Execute(new StandInWorkers((1 + margin) * 1.05), plan).Cells[0].Tests.Decision.Should().Be(Outcome.Fail);
    }

    [Test]
    public void P18_NoUnit_IsNotMeasured()
    {
        using var interrupted = new CancellationTokenSource();
        interrupted.Cancel();
        var outcome = new ComparisonRun(new StandInWorkers(1), Plan, TimeProvider.System).Execute(
            [(new("fp32", false), true)], 1, SilentProgress.Instance, interrupted.Token);
        Judge(outcome.Cells[0], null).Verdict.Should().Be(Verdict.NotMeasured);
    }

    [Test]
    public void Execute_WorkerThatCrashesAgain_IsInconclusive()
    {
        var cell = Execute(new StandInWorkers(1) { OnLaunch = _ => new WorkerFailureException("the base worker ended") }).Cells[0];
        cell.AbortReason.Should().Contain("the base worker ended").And.Contain("2 times");
        var judged = Judge(cell, null);
        judged.Verdict.Should().Be(Verdict.Inconclusive);
        judged.Qualifier.Should().Be(VerdictQualifiers.Worker);
        judged.Gating.Should().BeTrue();
    }

    [Test]
    public void Execute_VariantThatIsRefused_LeavesTheOthersAlone()
    {
        var refusal = new WorkerRefusalException("the candidate worker cannot load: no such operator");
        var workers = new StandInWorkers(1) { OnLoad = variant => variant == "fp32-cpu" ? refusal : null };
        var outcome = new ComparisonRun(workers, Plan, TimeProvider.System).Execute(
            [(new("fp32-cpu", false), true), (new("fp32", false), true)], 2, SilentProgress.Instance, CancellationToken.None);
        outcome.Cells[0].AbortReason.Should().Contain("no such operator");
        outcome.Cells[1].Tests.Decision.Should().Be(Outcome.Pass);
    }

    [Test]
    public void Execute_Interrupted_KeepsTheUnitsThatAreComplete()
    {
        using var cancellation = new CancellationTokenSource();
        var workers = new StandInWorkers(1)
        {
            OnLaunch = number =>
            {
                if (number > 12)
                {
                    cancellation.Cancel();
                }

                return null;
            },
        };
        var outcome = new ComparisonRun(workers, Plan, TimeProvider.System).Execute(
            [(new("fp32", false), true)], 1, SilentProgress.Instance, cancellation.Token);
        outcome.Complete.Should().BeFalse();
        outcome.Cells[0].Test.Units.Should().Be(2);
        workers.Alive.Should().Be(0);
    }

    [Test]
    public void Execute_BudgetOfJoules_EndsTheRun()
    {
        var outcome = Execute(new StandInWorkers(1.02), Plan with { EnergyBudget = new(40) });
        outcome.Stop.Should().Contain("40 J");
        outcome.Energy.Value.Should().BeInRange(40, 60);
    }

    private sealed class RisingLoad : IForeignLoad
    {
        private int units;

        public void Mark() => units++;

        public double SinceMark() => 0.1 * units;
    }

    private static ComparisonOutcome Execute(StandInWorkers workers, ComparisonPlan? plan = null) =>
        new ComparisonRun(workers, plan ?? Plan, TimeProvider.System).Execute(
            [(new("fp32", false), true)], 1, SilentProgress.Instance, CancellationToken.None);

    private static Cell Judge(ComparedCell cell, string? doubt) =>
        new ComparisonVerdicts(new CellFactory(8, 128, 1), Plan, FigureKind.Measured).Measured(
            VariantCatalog.Find("fp32-cpu"), cell, isSelected: false, doubt);
}
