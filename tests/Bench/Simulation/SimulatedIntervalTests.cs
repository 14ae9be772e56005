using EnergyGate.Bench.Simulation;
using EnergyGate.Measurement.Protocols.PairedLaunches;
using EnergyGate.Statistics;
using EnergyGate.Statistics.Intervals;
using EnergyGate.Statistics.Sequential;

namespace EnergyGate.Tests.Bench.Simulation;

/// <summary>The interval of a sequential test on simulated cells.</summary>
public sealed class SimulatedIntervalTests
{
    private static readonly SequentialPlan Plan = new() { Cells = 24 };

    [Test]
    public void Interval_WhereTheTestDecides_IsOnTheSameSide()
    {
        foreach (var kind in NoiseKinds.All)
        {
            foreach (var ratio in new[] { 0.9, 1.0, 1.02, 1.05, 1.1 })
            {
                foreach (var test in Decided(kind, ratio))
                {
                    var interval = test.Interval(0.95);
                    if (interval == Interval.AnyRatio)
                    {
                        continue; // a ratio that wandered
                    }

                    var isRight = test.Decision == Outcome.Pass ? interval.Upper <= 1.02 + 1e-7 : interval.Lower >= 1.02 - 1e-7;
                    isRight.Should().BeTrue($"{kind.Name} at {ratio}: {test.Decision} with [{interval.Lower}, {interval.Upper}]");
                }
            }
        }
    }

    private static IEnumerable<SequentialTest> Decided(NoiseKind kind, double ratio)
    {
        var cell = new SimulatedCell(kind);
        for (var number = 0; number < 8; number++)
        {
            cell.Start(new UnitSchedule((ulong)number), 0, (ulong)number + 100, ratio);
            var test = new SequentialTest(Plan);
            while (test.Decision == Outcome.Inconclusive && !test.IsSpent)
            {
                test.Add(cell.NextUnit());
            }

            if (test.Decision != Outcome.Inconclusive)
            {
                yield return test;
            }
        }
    }
}
