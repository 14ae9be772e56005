using EnergyGate.Bench.Simulation;
using EnergyGate.Measurement.Protocols.PairedLaunches;
using EnergyGate.Statistics;
using EnergyGate.Statistics.Sequential;

namespace EnergyGate.Tests.Bench.Simulation;

/// <summary>Effect of dropped units on a test's error rate, and on <c>UnitVoids</c>. Every cell is on its limit.</summary>
public sealed class UnitVoidingTests
{
    private const int Cells = 400;
    private static readonly SequentialPlan Plan = new() { MaximumUnits = 40 };

    [Test]
    public void P26_UnitsDroppedBlindly_KeepTheError()
    {
        // Every fifteenth unit is dropped, whatever its result, with the fault in a random block.
        var (wrong, objections) = Play((unit, _) => unit % 15 == 7, unit => unit * 11 % 32);
        wrong.Should().BeLessThanOrEqualTo(Cells / 28, "1 % for PASS and 1 % for FAIL are promised");
        objections.Should().BeLessThan(Cells / 5);
    }

    [Test]
    public void P26_SlowCandidatesDropped_PassOnTheLimit_AndTheBookObjects()
    {
        var (wrong, objections) = Play((_, z) => z > Math.Log(1.02) + 0.015, _ => null);
        wrong.Should().BeGreaterThan(Cells / 5, "without the book half of what is on its limit would pass");
        objections.Should().BeGreaterThan(9 * Cells / 10);
    }

    [Test]
    public void P26_AFewSlowCandidatesDropped_AreSeenByTheirArm()
    {
        // Two units in twenty, always for a candidate block: within the tenth, but one-sided.
        var (_, objections) = Play((unit, _) => unit % 10 == 9, unit => CandidateBlock(new UnitSchedule(5).At(unit)));
        objections.Should().Be(Cells);
    }

    /// <summary>Simulates cells on their limit; returns how many decide, and how many <c>UnitVoids</c> makes inconclusive.</summary>
    private static (int Wrong, int Objections) Play(Func<int, double, bool> drops, Func<int, int?> faultyBlock)
    {
        var cell = new SimulatedCell(NoiseKinds.Independent);
        var schedule = new UnitSchedule(5);
        var (wrong, objections) = (0, 0);
        for (var number = 0; number < Cells; number++)
        {
            cell.Start(schedule, 0, (ulong)number, 1.02);
            var (test, book) = (new SequentialTest(Plan), new UnitVoids());
            for (var unit = 0; unit < Plan.MaximumUnits; unit++)
            {
                var z = cell.NextUnit();
                if (drops(unit, z))
                {
                    book.Drop(schedule.At(unit), faultyBlock(unit), new("foreign load"));
                    continue;
                }

                book.Keep();
                test.Add(z);
            }

            wrong += test.Decision == Outcome.Inconclusive ? 0 : 1;
            objections += book.InconclusiveReason() is null ? 0 : 1;
        }

        return (wrong, objections);
    }

    private static int CandidateBlock(UnitOrder order) => order.ArmAt(0) == ComparisonArm.Candidate ? 0 : 1;
}
