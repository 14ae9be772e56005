using EnergyGate.Measurement.Protocols.Interleaved;
using EnergyGate.Statistics.Intervals;

namespace EnergyGate.Tests.Measurement.Protocols.Interleaved;

public sealed class ArmEnergyTests
{
    [Test]
    public void Of_ArmsOfKnownCost_IsTheJoulesOfOneItem()
    {
        var machine = new SimulatedMachine();
        var result = machine.Sampler().Sample(
            machine.Arm("a", 0.03, 0.6, items: 4), [machine.Arm("b", 0.03, 0.2, items: 4)], new() { MaximumRounds = 8 });

        ArmEnergy.Of(result, "a").PerItem.Value.Should().BeApproximately(0.15, 1e-9);
        var energy = ArmEnergy.Of(result, "b");
        energy.Interval.Should().Be(new Interval(energy.PerItem.Value, energy.PerItem.Value));
        energy.PerItem.Value.Should().BeApproximately(0.05, 1e-9);
        energy.Rounds.Should().Be(8);
        FluentActions.Invoking(() => ArmEnergy.Of(result, "c")).Should().Throw<ArgumentException>().WithMessage("*'c'*");
    }

    [Test]
    public void P03_FewWindows_DecideNothing()
    {
        // A sensor that samples a quarter of the time is accurate only on average over many windows: fewer than six give no bound.
        var machine = new SimulatedMachine();
        var result = machine.Sampler().Sample(machine.Arm("a", 0.03, 1), [machine.Arm("b", 0.03, 1.05)], new() { MaximumRounds = 5 });

        var energy = ArmEnergy.Of(result, "b");
        energy.Interval.Should().Be(Interval.AnyRatio);
        energy.InconclusiveReason.Should().Contain("an interval at 95").And.Contain("needs 6 valid rounds, this has 5");
        result.Compare("b").EnergyRatio.Interval.IsFinite.Should().BeFalse();
    }

    [Test]
    public void P03_PartTimeSensor_ManyWindowsBoundTheTruth()
    {
        var sensor = new PartTimeSensor();
        var result = new InterleavedSampler(sensor, sensor.Machine, sensor.Machine).Sample(
            sensor.Arm("a", 1), [sensor.Arm("b", 1.05)], new() { MaximumRounds = 40, MinimumBlock = new(0.5), WarmupRuns = 1 });

        var worst = result.Reference.Blocks.Max(block => Math.Abs(block.Block.EnergyPerRun.Value / PartTimeSensor.JoulesPerRun - 1));
        worst.Should().BeGreaterThan(0.05, "one window is far off");
        result.Compare("b").EnergyRatio.Interval.Contains(1.05).Should().BeTrue();
        result.Compare("b").EnergyRatio.Interval.Contains(1.15).Should().BeFalse();
    }
}
