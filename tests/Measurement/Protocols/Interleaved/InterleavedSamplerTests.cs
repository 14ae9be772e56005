using EnergyGate.Measurement.Protocols.Interleaved;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Tests.Measurement.Protocols.Interleaved;

public sealed class InterleavedSamplerTests
{
    [Test]
    public void Sample_ArmsOfKnownCost_GivesTheirExactRatios()
    {
        var machine = new SimulatedMachine();
        var result = machine.Sampler().Sample(
            machine.Arm("fp32", 0.030, 0.6, items: 4), [machine.Arm("int8", 0.015, 0.2, items: 4)], new() { MaximumRounds = 8 });

        var comparison = result.Compare("int8");

        result.Stop.Should().Be(SamplingStop.Rounds);
        comparison.EnergyRatio.Value.Should().BeApproximately(1.0 / 3, 1e-9);
        comparison.EnergyRatio.Interval.Lower.Should().BeApproximately(1.0 / 3, 1e-9);
        comparison.EnergyRatio.Interval.Upper.Should().BeApproximately(1.0 / 3, 1e-9);
        comparison.TimeRatio.Value.Should().BeApproximately(0.5, 1e-6);
        comparison.Candidate.EnergyPerItem.Value.Should().BeApproximately(0.05, 1e-9);
        comparison.Reference.TimePerRun.Value.Should().BeApproximately(0.030, 1e-9);
        comparison.Reference.BusyCores.Should().BeApproximately(1, 1e-9);
        comparison.Rounds.Should().Be(8);
        comparison.InconclusiveReason.Should().BeNull();
    }

    [Test]
    public void Sample_PowerDriftsSteadily_RatioIsThatOfTheWork()
    {
        // The machine heats up: energy rises by 1 % per block, a drift that plain AB order would attribute to B.
        var machine = new SimulatedMachine();
        var blocks = 0;
        SamplingArm Drifting(string name) => new(name, () => machine.Work(0.025, 1 * Math.Exp(0.01 * blocks++)));

        var comparison = machine.Sampler()
            .Sample(Drifting("a"), [Drifting("b")], new() { MaximumRounds = 10, WarmupRuns = 0 })
            .Compare("b");

        comparison.EnergyRatio.Value.Should().BeApproximately(1, 1e-9);
    }

    [Test]
    public void Sample_ShortCall_BlocksLastTheMinimum()
    {
        var machine = new SimulatedMachine();
        var result = machine.Sampler().Sample(
            machine.Arm("a", 0.0001, 0.001), [machine.Arm("b", 0.004, 0.001)], new() { MaximumRounds = 2 });

        result.Reference.RunsPerBlock.Should().BeInRange(200, 260);
        result.Candidates[0].RunsPerBlock.Should().BeInRange(5, 7);
        result.Candidates[0].Blocks.Should().OnlyContain(block => block.Block.Window.Time >= new Seconds(0.0199));
    }

    [Test]
    public void Sample_LongCall_BlockIsOneCall()
    {
        var machine = new SimulatedMachine();
        machine.Sampler()
            .Sample(machine.Arm("a", 3, 1), [machine.Arm("b", 3, 1)], new() { MaximumRounds = 1 })
            .Reference.RunsPerBlock.Should().Be(1);
    }

    [Test]
    public void Sample_CoarseMeter_BlocksSpanFiftyUpdates()
    {
        var machine = new SimulatedMachine { Resolution = new(new(0.1), "driver") };
        var result = machine.Sampler().Sample(machine.Arm("a", 0.05, 1), [machine.Arm("b", 0.05, 1)], new() { MaximumRounds = 1 });
        result.Reference.Blocks[0].Block.Window.Time.Value.Should().BeGreaterThanOrEqualTo(5 - 1e-6);
    }

    [Test]
    public void Sample_BudgetSpent_StopsBeforeTheRoundThatWouldExceedIt()
    {
        var machine = new SimulatedMachine();
        var result = machine.Sampler().Sample(
            machine.Arm("a", 0.1, 1), [machine.Arm("b", 0.1, 1)], new() { MaximumRounds = 1000, Budget = new(10) });

        result.Stop.Should().Be(SamplingStop.Budget);
        machine.Elapsed.Value.Should().BeInRange(9, 10);
        result.Cost.Time.Value.Should().BeInRange(9, 10);
    }

    [Test]
    public void Sample_BudgetBelowWarmUp_StillMeasuresOneRound()
    {
        var machine = new SimulatedMachine();
        var result = machine.Sampler().Sample(machine.Arm("a", 1, 1), [machine.Arm("b", 1, 1)], new() { Budget = new(0.5) });
        result.Rounds.Should().Be(1);
        var comparison = result.Compare("b");
        comparison.EnergyRatio.Value.Should().BeApproximately(1, 1e-9);
        comparison.EnergyRatio.Interval.Upper.Should().Be(double.PositiveInfinity);
        comparison.InconclusiveReason.Should().Contain("needs 6");
    }

    [Test]
    public void Sample_CancelledInARound_KeepsCompleteRoundsOnly()
    {
        var machine = new SimulatedMachine();
        using var cancellation = new CancellationTokenSource();
        var calls = 0;
        var stopping = new SamplingArm("b", () =>
        {
            machine.Work(0.05, 1);
            if (++calls == 4 + 1 + 7)
            {
                cancellation.Cancel();
            }
        });

        var result = machine.Sampler().Sample(
            machine.Arm("a", 0.05, 1), [stopping], new() { MaximumRounds = 100 }, null, cancellation.Token);

        result.Stop.Should().Be(SamplingStop.Cancelled);
        result.Rounds.Should().Be(3);
        result.Candidates[0].Rounds.Should().Be(3);
    }

    [Test]
    public void Sample_CancelledBeforeTheStart_GivesNoRoundsAndDecidesNothing()
    {
        var machine = new SimulatedMachine();
        var result = machine.Sampler().Sample(machine.Arm("a", 1, 1), [machine.Arm("b", 1, 1)], new(), null, new CancellationToken(true));
        result.Rounds.Should().Be(0);
        result.Compare("b").EnergyRatio.Interval.Upper.Should().Be(double.PositiveInfinity);
    }

    [Test]
    public void Sample_Cost_CountsWarmUpToo()
    {
        var machine = new SimulatedMachine();
        var result = machine.Sampler().Sample(
            machine.Arm("a", 0.1, 2), [machine.Arm("b", 0.1, 2)], new() { MaximumRounds = 3, WarmupRuns = 4 });

        const int Calls = 2 * (4 + 1) + 2 * 2 * 3;
        result.Cost.Energy!.Value.Value.Should().BeApproximately(2 * Calls, 1e-6);
        result.Cost.ProcessorTime.Value.Should().BeApproximately(0.1 * Calls, 1e-6);
    }

    [Test]
    public void Sample_ArmsThatShareAName_Throws()
    {
        var machine = new SimulatedMachine();
        machine.Invoking(m => m.Sampler().Sample(m.Arm("a", 1, 1), [m.Arm("a", 1, 1)], new()))
            .Should().Throw<ArgumentException>()
            .WithMessage("*'a'*2 times*");
    }

    [Test]
    public void Sample_NoCandidate_Throws()
    {
        var machine = new SimulatedMachine();
        machine.Invoking(m => m.Sampler().Sample(m.Arm("a", 1, 1), [], new())).Should().Throw<ArgumentException>();
    }

    [Test]
    public void Sample_Progress_TellsEveryRound()
    {
        var machine = new SimulatedMachine();
        var reports = new List<SamplingProgress>();
        machine.Sampler().Sample(machine.Arm("a", 0.1, 1), [machine.Arm("b", 0.1, 1)], new() { MaximumRounds = 5 }, new Recorder(reports));

        reports.Where(report => report.Phase == SamplingPhase.Rounds).Select(report => report.Completed).Should().Equal(1, 2, 3, 4, 5);
        reports[^1].Fraction.Should().Be(1);
    }

    private sealed class Recorder(List<SamplingProgress> reports) : IProgress<SamplingProgress>
    {
        public void Report(SamplingProgress value) => reports.Add(value);
    }
}
