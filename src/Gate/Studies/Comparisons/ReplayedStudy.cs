using EnergyGate.Statistics;
using EnergyGate.Statistics.Sequential;

namespace EnergyGate.Gate.Studies.Comparisons;

/// <summary>
/// The units of a study played again with an effect added: every unit of every comparison in order, a fresh test from one decision to the next. Units
/// are fresh launches, so those of one comparison may follow those of another; a single record is too short for it, as it ends with its PASS.
/// </summary>
/// <param name="Effect">The ratio added, e.g. 1.05.</param>
/// <param name="Tests">Tests that the units were enough for.</param>
/// <param name="Fails">FAIL.</param>
/// <param name="Passes">PASS.</param>
/// <param name="MedianUnits">Median units of a decided test; NaN without one.</param>
public sealed record ReplayedStudy(double Effect, int Tests, int Fails, int Passes, double MedianUnits)
{
    /// <summary>Tests that used all their units and decided nothing.</summary>
    public int Open => Tests - Fails - Passes;

    /// <summary>Plays the units again.</summary>
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

        return new(effect, tests, fails, passes, lengths.Count == 0 ? double.NaN : Statistics.Intervals.Medians.Median([.. lengths]));
    }
}
