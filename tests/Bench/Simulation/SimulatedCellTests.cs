using EnergyGate.Bench.Simulation;
using EnergyGate.Measurement.Protocols.PairedLaunches;
using EnergyGate.Statistics.Sequential;

namespace EnergyGate.Tests.Bench.Simulation;

public sealed class SimulatedCellTests
{
    [Test]
    public void NextUnit_NoNoise_IsTheRatio()
    {
        var cell = new SimulatedCell(new("none"));
        cell.Start(new(3), 0, 1, 1.05);
        for (var unit = 0; unit < 50; unit++)
        {
            cell.NextUnit().Should().BeApproximately(Math.Log(1.05), 1e-13);
        }
    }

    [Test]
    public void NextUnit_BiasOfTheLaunchOrderAlone_CancelsUnlessOneLaunchIsKept()
    {
        var fresh = new SimulatedCell(new("fresh") { LaunchBias = 0.03 });
        var kept = new SimulatedCell(new("kept") { LaunchBias = 0.03, KeepsOneLaunch = true });
        fresh.Start(new(3), 0, 1, 1);
        kept.Start(new(3), 0, 1, 1);
        fresh.NextUnit().Should().BeApproximately(0, 1e-13);
        Math.Abs(kept.NextUnit()).Should().BeApproximately(0.03, 1e-13);
    }

    [TestCase("quiet", 0.0068)]
    [TestCase("independent", 0.0193)]
    [TestCase("loud", 0.0386)]
    [TestCase("AR(1) .5 in blocks", 0.0145)]
    [TestCase("t3 + bursts", 0.0192)]
    [TestCase("thermal drift + AR", 0.0145)]
    [TestCase("AR(1) .5 on the ratio", 0.0193)]
    public void NextUnit_NoiseOfAKind_HasTheDeviationThatItStandsFor(string name, double expected)
    {
        var study = CellStudy.Play(NoiseKinds.All.Single(kind => kind.Name == name), 1, new() { Cells = 24, MaximumUnits = 8 }, 20, 4);
        study.UnitDeviation.Should().BeApproximately(expected, 0.05 * expected);
    }

    [Test]
    public void NextUnitAndAdd_OnceStarted_AllocateNothing()
    {
        var cell = new SimulatedCell(NoiseKinds.LaunchBias);
        var test = new SequentialTest(new() { MaximumUnits = 400 });
        cell.Start(new(1), 0, 1, 1);
        Play(100);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Play(300);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);

        void Play(int units)
        {
            for (var i = 0; i < units; i++)
            {
                test.Add(cell.NextUnit());
            }
        }
    }

    [Test]
    public void NextBlocks_OfOneArm_CostTheRatioMore()
    {
        var cell = new SimulatedCell(new("none"));
        cell.Start(new(1), 0, 1, 1.5);
        var costs = new double[3];
        cell.NextBlocks(costs, ComparisonArm.Candidate);
        costs.Should().OnlyContain(cost => Math.Abs(cost - 1.5) < 1e-12);
        cell.NextBlocks(costs, ComparisonArm.Base);
        costs.Should().OnlyContain(cost => Math.Abs(cost - 1) < 1e-12);
    }
}
