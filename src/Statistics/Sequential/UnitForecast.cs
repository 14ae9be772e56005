namespace EnergyGate.Statistics.Sequential;

/// <summary>Forecasts how evidence will grow, for planning; never a part of a decision.</summary>
internal static class UnitForecast
{
    /// <summary>
    /// Nine-point Gauss-Hermite abscissas of the standard normal, the positive ones (Abramowitz and Stegun, table 25.10, times sqrt 2).
    /// </summary>
    private static ReadOnlySpan<double> Abscissas => [0, 1.0232556637891326, 2.0768479786778302, 3.2054290028564703, 4.5127458633997828];

    private static ReadOnlySpan<double> Weights =>
        [0.40634920634920635, 0.24409750289493909, 0.04991640676521788, 0.0027891413212317692, 0.000022345844007746582];

    /// <summary>
    /// Units like those so far that would lift the evidence to its threshold, on average; infinite when it does not grow.
    /// </summary>
    public static double UnitsTo(double threshold, double evidence, UnitSeries units, double distance, double limit)
    {
        var growth = 0.0;
        foreach (var value in units.Values)
        {
            growth += SymmetryBet.LogFactor(distance * (value - limit) / units.NextVariance) / units.Count;
        }

        return evidence >= threshold ? 0 : growth > 0 ? (threshold - evidence) / growth : double.PositiveInfinity;
    }

    /// <summary>
    /// The smallest ratio that FAILs within so many units with a probability of about 90 %, for normal units of this variance.
    /// </summary>
    public static double DetectableRatio(SequentialPlan plan, int unitCount, double variance)
    {
        const double OneInTen = 1.2815515655446004;
        var (below, above) = (0.0, 1.0);
        if (!Reaches(above))
        {
            return double.PositiveInfinity;
        }

        while (above - below > 1e-6)
        {
            var middle = (below + above) / 2;
            (below, above) = Reaches(middle) ? (below, middle) : (middle, above);
        }

        return Math.Exp(plan.LogLimit + above);

        bool Reaches(double excess)
        {
            var (mean, deviation) = GrowthAt(excess, plan.FailDistance, variance);
            return unitCount * mean - OneInTen * Math.Sqrt(unitCount) * deviation >= plan.FailThreshold;
        }
    }

    private static (double Mean, double Deviation) GrowthAt(double excess, double distance, double variance)
    {
        var (mean, square) = (0.0, 0.0);
        for (var i = 0; i < Abscissas.Length; i++)
        {
            for (var sign = -1; sign <= (i == 0 ? -1 : 1); sign += 2)
            {
                var factor = SymmetryBet.LogFactor(distance * (excess + sign * Abscissas[i] * Math.Sqrt(variance)) / variance);
                mean += Weights[i] * factor;
                square += Weights[i] * factor * factor;
            }
        }

        return (mean, Math.Sqrt(Math.Max(0, square - mean * mean)));
    }
}
