using EnergyGate.Measurement.Statistics;

namespace EnergyGate.Measurement.Sequential;

/// <summary>
/// An interval of the log-ratio that holds at every stopping time: all c that neither of two games against "symmetric about c" has refuted. Each
/// game is a mixture of bets of several sizes, so that it is narrow for quiet and for loud units alike; a mixture of fair games is fair.
/// </summary>
internal static class AnytimeInterval
{
    /// <summary>Bets as multiples of the plan's pass distance, with their shares; the first share keeps the interval in step with PASS.</summary>
    private static ReadOnlySpan<double> Multiples => [1, 2, 4, 8];

    private static ReadOnlySpan<double> LogShares => [-0.916290731874155, -1.6094379124341003, -1.6094379124341003, -1.6094379124341003]; // ln 0.4, ln 0.2

    public static Interval Of(UnitSeries units, SequentialPlan plan, double confidence)
    {
        var threshold = Math.Log(2 / (1 - confidence));
        return units.Count * Math.Log(2) < threshold
            ? Interval.Everything // no game of so few units can be won
            : new(Bound(units, plan, threshold, side: 1), Bound(units, plan, threshold, side: -1));
    }

    /// <summary>ln of the evidence that the units' centre is above c (side 1) or below it (side -1); it falls, or rises, with c.</summary>
    public static double LogEvidence(UnitSeries units, SequentialPlan plan, double center, int side)
    {
        Span<double> sums = stackalloc double[Multiples.Length];
        LogShares.CopyTo(sums);
        for (var i = 0; i < units.Count; i++)
        {
            var unit = side * plan.PassDistance * (units.Values[i] - center) / units.Variances[i];
            for (var k = 0; k < sums.Length; k++)
            {
                sums[k] += SymmetryBet.LogFactor(Multiples[k] * unit);
            }
        }

        var largest = sums[0];
        foreach (var sum in sums)
        {
            largest = Math.Max(largest, sum);
        }

        var total = 0.0;
        foreach (var sum in sums)
        {
            total += Math.Exp(sum - largest);
        }

        return largest + Math.Log(total);
    }

    /// <summary>The c of one side at which the evidence is the threshold, by bisection.</summary>
    private static double Bound(UnitSeries units, SequentialPlan plan, double threshold, int side)
    {
        var step = Math.Sqrt(units.Variances[^1]);
        var refuted = side > 0 ? units.Sorted[0] : units.Sorted[^1];
        while (LogEvidence(units, plan, refuted, side) < threshold)
        {
            refuted -= side * step;
            step *= 2;
        }

        var open = side > 0 ? units.Sorted[^1] : units.Sorted[0]; // no unit lies beyond it: nothing speaks for a centre there
        while (Math.Abs(open - refuted) > 1e-9)
        {
            var middle = (open + refuted) / 2;
            if (LogEvidence(units, plan, middle, side) < threshold)
            {
                open = middle;
            }
            else
            {
                refuted = middle;
            }
        }

        return refuted;
    }
}
