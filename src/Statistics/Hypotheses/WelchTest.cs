using EnergyGate.Statistics.Distributions;
using EnergyGate.Statistics.Intervals;

namespace EnergyGate.Statistics.Hypotheses;

/// <summary>Welch's test of two means with unequal variances (Biometrika 34, 1947).</summary>
/// <param name="MeanDifference">Mean of the first sample less that of the second.</param>
/// <param name="StandardError">Its standard error; NaN where a sample has one value.</param>
/// <param name="DegreesOfFreedom">By Welch and Satterthwaite; NaN where both samples are constant.</param>
/// <param name="T">Difference / standard error; infinite where two constants differ, NaN where they do not.</param>
/// <param name="P">Two-sided p; NaN where nothing is known.</param>
public readonly record struct WelchTest(double MeanDifference, double StandardError, double DegreesOfFreedom, double T, double P)
{
    /// <summary>Tests two independent samples.</summary>
    /// <param name="first">At least one value.</param>
    /// <param name="second">At least one value.</param>
    public static WelchTest Of(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var (mean, square) = Figures(first);
        var (otherMean, otherSquare) = Figures(second);
        var difference = mean - otherMean;
        var error = Math.Sqrt(square + otherSquare);
        var freedom = (square + otherSquare) * (square + otherSquare)
            / ((square * square / (first.Length - 1)) + (otherSquare * otherSquare / (second.Length - 1)));
        var t = difference / error;
        return new(difference, error, freedom, t, double.IsInfinity(t) ? 0 : StudentDistribution.TwoSidedP(t, freedom));
    }

    /// <summary>The interval of the difference of the means.</summary>
    /// <param name="confidence">Two-sided confidence, above 0 and below 1.</param>
    public Interval Interval(double confidence)
    {
        if (StandardError == 0)
        {
            return new(MeanDifference, MeanDifference);
        }

        var half = double.IsNaN(StandardError)
            ? double.NaN
            : StandardError * StudentDistribution.TwoSidedQuantile(confidence, DegreesOfFreedom);
        return new(MeanDifference - half, MeanDifference + half);
    }

    // The mean, and the square of its standard error.
    private static (double Mean, double Square) Figures(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty)
        {
            throw new ArgumentException("a sample of at least one value is needed", nameof(values));
        }

        double sum = 0, squares = 0, rest = 0;
        foreach (var value in values)
        {
            sum += value;
        }

        var mean = sum / values.Length;
        foreach (var value in values)
        {
            squares += (value - mean) * (value - mean);
            rest += value - mean;
        }

        squares -= rest * rest / values.Length;
        return (mean, values.Length == 1 ? double.NaN : Math.Max(0, squares) / (values.Length - 1) / values.Length);
    }
}
