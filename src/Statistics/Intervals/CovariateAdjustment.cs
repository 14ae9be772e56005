namespace EnergyGate.Statistics.Intervals;

/// <summary>
/// The mean of some values as it is, and as it would be where a covariate is 0, by least squares (analysis of covariance). A covariate must
/// be fixed before the value comes about: the warmth at the start of a block, not at its end, which is the block's own doing.
/// </summary>
/// <param name="Raw">The mean; NaN without values.</param>
/// <param name="Adjusted">The mean at a covariate of 0; NaN where the covariate is always the same and not 0, so that nothing tells the two
/// apart.</param>
public readonly record struct CovariateAdjustment(double Raw, double Adjusted)
{
    /// <summary>How far the covariate moves the mean; NaN where nobody can know.</summary>
    public double Shift => Math.Abs(Adjusted - Raw);

    /// <summary>Adjusts the mean of some values.</summary>
    /// <param name="values">The values, e.g. one log-ratio a round.</param>
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
