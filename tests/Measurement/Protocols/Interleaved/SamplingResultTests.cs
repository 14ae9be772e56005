using EnergyGate.Measurement.Meters;
using EnergyGate.Measurement.Protocols.Interleaved;
using EnergyGate.Statistics.Intervals;

namespace EnergyGate.Tests.Measurement.Protocols.Interleaved;

public sealed class SamplingResultTests
{
    [Test]
    public void Compare_OneRoundOfTwentyVoid_DropsItForAllArms()
    {
        var machine = new SimulatedMachine();
        FaultAt(machine, 40);
        var comparison = Sample(machine, 20).Compare("b");

        comparison.VoidRounds.Should().Be(1);
        comparison.Rounds.Should().Be(19);
        comparison.EnergyRatio.Count.Should().Be(19);
        comparison.EnergyRatio.Value.Should().BeApproximately(2, 1e-9);
        comparison.InconclusiveReason.Should().BeNull();
    }

    [Test]
    public void Compare_VoidRoundsAboveATenth_DecidesNothingAndSaysWhy()
    {
        var machine = new SimulatedMachine();
        FaultAt(machine, 8, 20, 40);
        var comparison = Sample(machine, 20).Compare("b");

        comparison.EnergyRatio.Interval.Should().Be(Interval.AnyRatio);
        comparison.TimeRatio.Interval.Should().Be(Interval.AnyRatio);
        comparison.InconclusiveReason.Should().Contain("3 of 20 rounds are void").And.Contain("a planned fault");
    }

    [Test]
    public void Compare_CounterResetInABlock_VoidsItsRound()
    {
        var machine = new SimulatedMachine();
        machine.OnRead = it =>
        {
            if (it.Readings == 41)
            {
                it.Work(0, -900); // the driver was reloaded
            }
        };
        var result = Sample(machine, 20);

        result.Compare("b").VoidRounds.Should().Be(1);
        result.Cost.Energy.Should().BeNull();
        result.Candidates.Prepend(result.Reference).SelectMany(series => series.Blocks)
            .Should().ContainSingle(block => block.Block.VoidReason != null).Which.Block.VoidReason!.Sentence.Should().Contain("backwards");
    }

    [TestCase(5, false)]
    [TestCase(6, true)]
    public void Compare_FewRounds_NeedsSixForAnInterval(int rounds, bool isFinite)
    {
        var comparison = Sample(new SimulatedMachine(), rounds).Compare("b");
        comparison.EnergyRatio.Interval.IsFinite.Should().Be(isFinite);
        (comparison.InconclusiveReason is null).Should().Be(isFinite);
    }

    [TestCase(MeasurementKind.Estimated, 1.9, false)]
    [TestCase(MeasurementKind.Estimated, 1.0, true)]
    [TestCase(MeasurementKind.Measured, 1.9, true)]
    public void Compare_ThreadsThatSpin_DecideNothingWhenEstimated(MeasurementKind kind, double busyCores, bool isDecided)
    {
        var machine = new SimulatedMachine { Kind = kind };
        var result = machine.Sampler().Sample(
            machine.Arm("a", 0.05, 1, busyCores: busyCores), [machine.Arm("b", 0.05, 1, busyCores: busyCores)],
            new() { MaximumRounds = 8 });

        (result.Compare("b").InconclusiveReason is null).Should().Be(isDecided);
    }

    [Test]
    public void Compare_UnknownName_SaysWhichThereAre() =>
        FluentActions.Invoking(() => Sample(new SimulatedMachine(), 1).Compare("c"))
            .Should().Throw<ArgumentException>()
            .WithMessage("*'c'*there are: b*");

    [Test]
    public void Compare_SeveralCandidates_EachAgainstTheReference()
    {
        var machine = new SimulatedMachine();
        var result = machine.Sampler().Sample(
            machine.Arm("fp32", 0.05, 4), [machine.Arm("fused", 0.05, 3), machine.Arm("int8", 0.02, 1)], new() { MaximumRounds = 6 });

        result.Compare("fused").EnergyRatio.Value.Should().BeApproximately(0.75, 1e-9);
        result.Compare("int8").EnergyRatio.Value.Should().BeApproximately(0.25, 1e-9);
        result.Compare("int8").TimeRatio.Value.Should().BeApproximately(0.4, 1e-6);
    }

    /// <summary>With noise, drift and bursts, the confidence interval of the ratio has its stated coverage.</summary>
    [Test]
    public void Compare_NoisyMachine_IntervalCoversTheTrueRatio()
    {
        const int Trials = 400;
        var covered = 0;
        for (var seed = 0; seed < Trials; seed++)
        {
            var machine = new SimulatedMachine();
            var random = new Random(seed);
            var drift = 0.0;
            SamplingArm Noisy(string name, double joules) => new(name, () =>
            {
                drift += 0.002;
                var burst = random.NextDouble() < 0.05 ? 0.5 : 0;
                machine.Work(0.03, joules * Math.Exp(drift + burst + 0.05 * (random.NextDouble() + random.NextDouble() - 1)));
            });
            var result = machine.Sampler().Sample(Noisy("a", 1), [Noisy("b", 1.04)], new() { MaximumRounds = 12, Seed = seed });
            covered += result.Compare("b").EnergyRatio.Interval.Contains(1.04) ? 1 : 0;
        }

        // The interval of 12 rounds covers 96.1 %; four standard deviations of 400 trials are 3.9 %.
        (covered / (double)Trials).Should().BeGreaterThan(0.922);
    }

    private static SamplingResult Sample(SimulatedMachine machine, int rounds) =>
        machine.Sampler().Sample(machine.Arm("a", 0.05, 1), [machine.Arm("b", 0.05, 2)], new() { MaximumRounds = rounds });

    /// <summary>
    /// Faults at the given readings; 1 is the start of the run, the blocks' first readings are even, their last ones odd.
    /// </summary>
    private static void FaultAt(SimulatedMachine machine, params int[] readings) => machine.OnRead = it =>
    {
        if (readings.Contains(it.Readings - 1) && it.Readings % 2 == 1)
        {
            it.Fault("a planned fault");
        }
    };
}
