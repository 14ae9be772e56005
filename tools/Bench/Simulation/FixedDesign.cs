using EnergyGate.Statistics.Distributions;
using EnergyGate.Statistics.Sequential;

namespace EnergyGate.Bench.Simulation;

/// <summary>
/// A t test on the same units, with the error rates of the sequential plan. With a sample size that is fixed before the run it is valid for
/// normal units. With a look after every unit it is not.
/// </summary>
internal sealed class FixedDesign
{
    private readonly double logLimit;
    private readonly double[] failBeyond;
    private readonly double[] passBeyond;
    private readonly double[] halfWidth;

    public FixedDesign(SequentialPlan plan, int unitCount)
    {
        logLimit = Math.Log(plan.Limit);
        int[] counts = [.. Enumerable.Range(2, Math.Max(0, unitCount - 1))];
        failBeyond = [0, 0, .. counts.Select(count => -StudentDistribution.Quantile(plan.FailError, count - 1) / Math.Sqrt(count))];
        passBeyond = [0, 0, .. counts.Select(count => -StudentDistribution.Quantile(plan.PassError, count - 1) / Math.Sqrt(count))];
        halfWidth = [0, 0, .. counts.Select(count => StudentDistribution.Quantile(0.975, count - 1) / Math.Sqrt(count))];
    }

    /// <summary>Counts PASS and FAIL of the test at each sample size from 2 on.</summary>
    /// <returns>Whether the test is FAIL at any sample size.</returns>
    public bool Count(ReadOnlySpan<double> units, Span<long> passes, Span<long> fails)
    {
        var hasFailed = false;
        var (mean, squares) = (0.0, 0.0);
        for (var i = 0; i < units.Length; i++)
        {
            var step = units[i] - mean;
            mean += step / (i + 1);
            squares += step * (units[i] - mean);
            if (i == 0)
            {
                continue;
            }

            var deviation = Math.Sqrt(squares / i);
            var isBeyond = mean - logLimit > failBeyond[i + 1] * deviation;
            fails[i + 1] += isBeyond ? 1 : 0;
            passes[i + 1] += logLimit - mean > passBeyond[i + 1] * deviation ? 1 : 0;
            hasFailed |= isBeyond;
        }

        return hasFailed;
    }

    /// <summary>Width of the 95 % t interval of the log-ratio.</summary>
    public double Width(ReadOnlySpan<double> units) => 2 * halfWidth[units.Length] * UnitSummary.Deviation(units);
}
