namespace EnergyGate.Statistics.Intervals;

/// <summary>
/// The mean of a sample, raw and adjusted to a covariate of 0 by least squares (analysis of covariance). The covariate must be fixed before
/// the value arises: the temperature at the start of a block, not at its end, which the block itself causes.
/// </summary>
/// <param name="Raw">The mean; NaN without values.</param>
/// <param name="Adjusted">The mean at a covariate of 0; NaN where the covariate is constant and not 0, because the two cannot be separated
/// then.</param>
public readonly record struct CovariateAdjustment(double Raw, double Adjusted)
{
    /// <summary>Effect of the covariate on the mean; NaN where it cannot be estimated.</summary>
    public double Shift => Math.Abs(Adjusted - Raw);

    /// <summary>Adjusts the mean of some values.</summary>
    /// <param name="values">The values, e.g. one log-ratio per round.</param>
    /// <param name="covariate">As many: e.g. how much warmer the candidate's blocks started than the reference's.</param>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    public static CovariateAdjustment Of(ReadOnlySpan<double> values, ReadOnlySpan<double> covariate)
    {
        if (values.Length != covariate.Length)
        {
            throw new ArgumentException($"each value has one covariate; given {values.Length} and {covariate.Length}", nameof(covariate));
        }

        var (valueMean, covariateMean) = (Mean(values), Mean(covariate));
        var (products, squares) = (0.0, 0.0);
        for (var i = 0; i < values.Length; i++)
        {
            products += (values[i] - valueMean) * (covariate[i] - covariateMean);
            squares += (covariate[i] - covariateMean) * (covariate[i] - covariateMean);
        }

        return new(valueMean, covariateMean == 0 ? valueMean : valueMean - products / squares * covariateMean);
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }
}
