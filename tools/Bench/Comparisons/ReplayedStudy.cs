using EnergyGate.Statistics;
using EnergyGate.Statistics.Intervals;
using EnergyGate.Statistics.Sequential;

namespace EnergyGate.Bench.Comparisons;

/// <summary>
/// Replays the units of a study with an effect added to each: all units of all comparisons in order, with a fresh test after each decision.
/// Units are fresh launches, so units of one comparison may follow those of another. A single record is too short: it ends with its PASS.
/// </summary>
/// <param name="Effect">The ratio added, e.g. 1.05.</param>
/// <param name="Tests">Number of tests that ended.</param>
/// <param name="Fails">Number of FAIL.</param>
/// <param name="Passes">Number of PASS.</param>
/// <param name="MedianUnits">Median number of units of a decided test; NaN without one.</param>
internal sealed record ReplayedStudy(double Effect, int Tests, int Fails, int Passes, double MedianUnits)
{
    /// <summary>Number of tests that used all their units without a decision.</summary>
    public int Open => Tests - Fails - Passes;

    /// <summary>Replays the units.</summary>
    public static ReplayedStudy Of(IEnumerable<RecordedComparison> records, double effect, SequentialPlan plan)
    {
        var (tests, fails, passes) = (0, 0, 0);
        var lengths = new List<double>();
        var test = new SequentialTest(plan);
        foreach (var unit in records.SelectMany(record => record.Units))
        {
            test.Add(unit + Math.Log(effect));
            if (test.Decision == Outcome.Inconclusive && !test.IsSpent)
            {
                continue;
            }

            tests++;
            fails += test.Decision == Outcome.Fail ? 1 : 0;
            passes += test.Decision == Outcome.Pass ? 1 : 0;
            if (test.Decision != Outcome.Inconclusive)
            {
                lengths.Add(test.Units);
            }

            test = new SequentialTest(plan);
        }

        return new(effect, tests, fails, passes, lengths.Count == 0 ? double.NaN : Medians.Median([.. lengths]));
    }
}
