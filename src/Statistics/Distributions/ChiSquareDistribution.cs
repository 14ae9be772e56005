namespace EnergyGate.Statistics.Distributions;

/// <summary>
/// The chi-square distribution, through the regularised incomplete gamma function (Abramowitz and Stegun 6.5.29 and 6.5.31).
/// </summary>
internal static class ChiSquareDistribution
{
    private const double Precision = 1e-14;
    private const int MaxSteps = 10_000;

    // Lanczos, g = 7, nine terms: relative error below 1e-14 for positive arguments.
    private static ReadOnlySpan<double> Lanczos =>
    [
        0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
        12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
    ];

    /// <summary>The probability of a value above the one given.</summary>
    /// <param name="value">At least 0.</param>
    /// <param name="degreesOfFreedom">At least 1.</param>
    public static double UpperTail(double value, int degreesOfFreedom)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(degreesOfFreedom, 1);
        if (!(value >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "a chi-square value is at least 0");
        }

        var (shape, x) = (degreesOfFreedom / 2.0, value / 2);
        return x < shape + 1 ? 1 - LowerSeries(shape, x) : UpperFraction(shape, x);
    }

    private static double LowerSeries(double shape, double x)
    {
        if (x == 0)
        {
            return 0;
        }

        var (term, sum) = (1 / shape, 1 / shape);
        for (var step = 1; step < MaxSteps && term > sum * Precision; step++)
        {
            term *= x / (shape + step);
            sum += term;
        }

        return sum * Scale(shape, x);
    }

    // The continued fraction by Lentz's method.
    private static double UpperFraction(double shape, double x)
    {
        const double tiny = 1e-300;
        var b = x + 1 - shape;
        var (c, d) = (1 / tiny, 1 / b);
        var fraction = d;
        for (var step = 1; step < MaxSteps; step++)
        {
            var a = -step * (step - shape);
            b += 2;
            d = 1 / NotZero((a * d) + b);
            c = NotZero(b + (a / c));
            fraction *= d * c;
            if (Math.Abs((d * c) - 1) < Precision)
            {
                break;
            }
        }

        return fraction * Scale(shape, x);

        static double NotZero(double number) => Math.Abs(number) < tiny ? tiny : number;
    }

    private static double Scale(double shape, double x) => Math.Exp((shape * Math.Log(x)) - x - LogGamma(shape));

    private static double LogGamma(double x)
    {
        const double g = 7;
        var sum = Lanczos[0];
        for (var i = 1; i < Lanczos.Length; i++)
        {
            sum += Lanczos[i] / (x - 1 + i);
        }

        var t = x - 1 + g + 0.5;
        return (0.5 * Math.Log(2 * Math.PI)) + ((x - 0.5) * Math.Log(t)) - t + Math.Log(sum);
    }
}
