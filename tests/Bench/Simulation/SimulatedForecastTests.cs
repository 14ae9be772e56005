using EnergyGate.Bench.Simulation;
using EnergyGate.Measurement.Protocols.PairedLaunches;
using EnergyGate.Statistics;
using EnergyGate.Statistics.Sequential;

namespace EnergyGate.Tests.Bench.Simulation;

/// <summary>The forecasts of a sequential test beside what simulated cells take.</summary>
public sealed class SimulatedForecastTests
{
    private static readonly SequentialPlan Plan = new() { Cells = 24 };

    [TestCase(1.0)]
    [TestCase(1.05)]
    public void UnitsToDecide_AfterEightUnits_IsAboutWhatItTakes(double ratio)
    {
        var cell = new SimulatedCell(NoiseKinds.Independent);
        var (forecasts, taken) = (new List<double>(), new List<double>());
        for (var number = 0; number < 300; number++)
        {
            cell.Start(new UnitSchedule((ulong)number), 0, (ulong)number, ratio);
            var test = new SequentialTest(Plan);
            for (var unit = 0; unit < 8; unit++)
            {
                test.Add(cell.NextUnit());
            }

            if (test.Decision != Outcome.Inconclusive || test.UnitsToDecide is not { } forecast)
            {
                continue;
            }

            forecasts.Add(forecast);
            while (test.Decision == Outcome.Inconclusive && !test.IsSpent)
            {
                test.Add(cell.NextUnit());
            }

            taken.Add(test.Units - 8);
        }

        taken.Count.Should().BeGreaterThan(150);
        (Middle(forecasts) / Middle(taken)).Should().BeInRange(0.6, 1.7);
    }

    [Test]
    public void MinimumDetectableRatio_UnitsOfTwoPercent_FailsInNineOfTen()
    {
        var ratio = new SequentialTest(Plan with { PriorDeviation = 0.0193 }).MinimumDetectableRatio;
        ratio.Should().BeInRange(1.03, 1.045);
        var study = CellStudy.Play(NoiseKinds.Independent, ratio, Plan, 40, 3);
        ((double)study.Fails / study.Cells).Should().BeInRange(0.82, 0.98, "the test of totals finds some that the forecast leaves out");
    }

    private static double Middle(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
