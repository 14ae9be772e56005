namespace EnergyGate.Measurement.Statistics;

/// <summary>Student's t distribution.</summary>
public static class StudentDistribution
{
    /// <summary>P(T &lt;= t): through the incomplete beta function (Abramowitz and Stegun 26.7.1) and its continued fraction (Lentz's method).</summary>
    /// <param name="value">t.</param>
    /// <param name="degreesOfFreedom">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are less than 1 degrees of freedom.</exception>
    public static double Cumulative(double value, int degreesOfFreedom)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(degreesOfFreedom, 1);
        var tail = 0.5 * IncompleteBeta(degreesOfFreedom / (degreesOfFreedom + value * value), degreesOfFreedom / 2.0, 0.5);
        return value > 0 ? 1 - tail : tail;
    }

    /// <summary>The t with P(T &lt;= t) = p, to 12 digits, by bisection.</summary>
    /// <param name="probability">p, above 0 and below 1.</param>
    /// <param name="degreesOfFreedom">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A figure is outside its range.</exception>
    public static double Quantile(double probability, int degreesOfFreedom)
    {
        if (!(probability > 0 && probability < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "a probability of a quantile lies between 0 and 1");
        }

        if (probability > 0.5)
        {
            return -Quantile(1 - probability, degreesOfFreedom); // the lower tail keeps its digits
        }

        var (below, above) = (-1.0, 0.0);
        while (Cumulative(below, degreesOfFreedom) > probability)
        {
            (below, above) = (2 * below, below);
        }

        while (above - below > 1e-12 * -below)
        {
            var middle = (below + above) / 2;
            (below, above) = Cumulative(middle, degreesOfFreedom) > probability ? (below, middle) : (middle, above);
        }

        return (below + above) / 2;
    }

    private static double IncompleteBeta(double x, double a, double b)
    {
        if (x <= 0 || x >= 1)
        {
            return x <= 0 ? 0 : 1;
        }

        // The fraction converges fast only on this side of the mean.
        if (x > (a + 1) / (a + b + 2))
        {
            return 1 - IncompleteBeta(1 - x, b, a);
        }

        var factor = Math.Exp(a * Math.Log(x) + b * Math.Log(1 - x) - LogBeta(a, b)) / a;
        return factor * Fraction(x, a, b);
    }

    private static double Fraction(double x, double a, double b)
    {
        const double Tiny = 1e-300;
        var (numerator, denominator) = (1.0, 1 - (a + b) * x / (a + 1));
        denominator = 1 / (Math.Abs(denominator) < Tiny ? Tiny : denominator);
        var result = denominator;
        for (var m = 1; m <= 1000; m++)
        {
            var change = Step(m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)));
            change *= Step(-(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)));
            result *= change;
            if (Math.Abs(change - 1) < 1e-15)
            {
                break;
            }
        }

        return result;

        double Step(double term)
        {
            denominator = 1 / (Math.Abs(1 + term * denominator) < Tiny ? Tiny : 1 + term * denominator);
            numerator = Math.Abs(1 + term / numerator) < Tiny ? Tiny : 1 + term / numerator;
            return numerator * denominator;
        }
    }

    private static double LogBeta(double a, double b) => LogGamma(a) + LogGamma(b) - LogGamma(a + b);

    /// <summary>ln Gamma by Stirling's series, shifted up to where it has 15 digits.</summary>
    private static double LogGamma(double x)
    {
        var shift = 0.0;
        while (x < 15)
        {
            shift += Math.Log(x);
            x++;
        }

        var inverse = 1 / (x * x);
        var series = (1.0 / 12 - inverse * (1.0 / 360 - inverse * (1.0 / 1260 - inverse * (1.0 / 1680 - inverse / 1188)))) / x;
        return (x - 0.5) * Math.Log(x) - x + 0.5 * Math.Log(2 * Math.PI) + series - shift;
    }
}
