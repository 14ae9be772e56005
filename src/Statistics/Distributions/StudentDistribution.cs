namespace EnergyGate.Statistics.Distributions;

/// <summary>Student's t distribution with any positive number of degrees of freedom, also a fractional one.</summary>
public static class StudentDistribution
{
    /// <summary>P(T &lt;= t).</summary>
    /// <param name="value">t; NaN gives NaN.</param>
    /// <param name="degreesOfFreedom">Above 0; NaN gives NaN.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no degrees of freedom.</exception>
    public static double Cumulative(double value, double degreesOfFreedom)
    {
        var tail = TwoSidedP(value, degreesOfFreedom) / 2;
        return value > 0 ? 1 - tail : tail;
    }

    /// <summary>The t with P(T &lt;= t) = p. The lower tail keeps its digits.</summary>
    /// <param name="probability">p, above 0 and below 1.</param>
    /// <param name="degreesOfFreedom">Above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A figure is outside its range.</exception>
    public static double Quantile(double probability, double degreesOfFreedom)
    {
        if (!(probability > 0 && probability < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "the probability of a quantile lies between 0 and 1");
        }

        return probability > 0.5
            ? CriticalValue(2 * (1 - probability), degreesOfFreedom)
            : -CriticalValue(2 * probability, degreesOfFreedom);
    }

    /// <summary>P(|T| &gt;= |t|): the regularised incomplete beta function I_x(df / 2, 1 / 2) at x = df / (df + t^2).</summary>
    /// <param name="t">Any number; NaN gives NaN.</param>
    /// <param name="degreesOfFreedom">Above 0; NaN gives NaN.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no degrees of freedom.</exception>
    public static double TwoSidedP(double t, double degreesOfFreedom)
    {
        if (double.IsNaN(t) || double.IsNaN(degreesOfFreedom))
        {
            return double.NaN;
        }

        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(degreesOfFreedom);
        var square = t * t;
        return double.IsInfinity(square)
            ? 0
            : IncompleteBeta(degreesOfFreedom / 2, degreesOfFreedom / (degreesOfFreedom + square), square / (degreesOfFreedom + square));
    }

    /// <summary>The t with P(|T| &lt;= t) = <paramref name="confidence"/>.</summary>
    /// <param name="confidence">Above 0 and below 1.</param>
    /// <param name="degreesOfFreedom">Above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A figure is outside its range.</exception>
    public static double TwoSidedQuantile(double confidence, double degreesOfFreedom)
    {
        if (!(confidence > 0 && confidence < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "a confidence level lies between 0 and 1");
        }

        return CriticalValue(1 - confidence, degreesOfFreedom);
    }

    // The t >= 0 with P(|T| >= t) = p, by bisection down to neighbouring doubles.
    private static double CriticalValue(double p, double degreesOfFreedom)
    {
        double low = 0, high = 1;
        while (TwoSidedP(high, degreesOfFreedom) > p)
        {
            high *= 2;
        }

        while (low < (low + high) / 2 && (low + high) / 2 < high)
        {
            var middle = (low + high) / 2;
            (low, high) = TwoSidedP(middle, degreesOfFreedom) > p ? (middle, high) : (low, middle);
        }

        return low;
    }

    // I_x(a, 1/2), rest = 1 - x without cancellation; by the continued fraction that converges on that side of the mean.
    private static double IncompleteBeta(double a, double x, double rest)
    {
        const double b = 0.5;
        if (x <= 0 || rest <= 0)
        {
            return x <= 0 ? 0 : 1;
        }

        var front = Math.Exp(LogGammaStep(a) - (0.5 * Math.Log(Math.PI)) + (a * LogOf(x, rest)) + (b * Math.Log(rest)));
        return x < (a + 1) / (a + b + 2) ? front * Fraction(a, b, x) / a : 1 - (front * Fraction(b, a, rest) / b);
    }

    // ln x where x may be near 1: from its distance to 1.
    private static double LogOf(double x, double rest) => rest < 1e-5 ? -rest * (1 + (rest * (0.5 + (rest / 3)))) : Math.Log(x);

    // Abramowitz and Stegun 26.5.8 by Lentz's method.
    private static double Fraction(double a, double b, double x)
    {
        const double tiny = 1e-300;
        double c = 1, d = 1 / NotZero(1 - ((a + b) * x / (a + 1))), value = d;
        for (var m = 1; m <= 10_000; m++)
        {
            foreach (var term in (ReadOnlySpan<double>)
                    [
                        m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m))),
                        -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1)),
                    ])
            {
                d = 1 / NotZero(1 + (term * d));
                c = NotZero(1 + (term / c));
                value *= c * d;
            }

            if (Math.Abs((c * d) - 1) < 1e-16)
            {
                break;
            }
        }

        return value;

        static double NotZero(double number) => Math.Abs(number) < tiny ? tiny : number;
    }

    // ln Gamma(x + 1/2) - ln Gamma(x): the difference of two large numbers, so by its own series (Abramowitz and Stegun 6.1.47), the
    // recurrence below 30.
    private static double LogGammaStep(double x)
    {
        double shift = 0;
        for (; x < 30; x++)
        {
            shift += Math.Log(x / (x + 0.5));
        }

        var square = 1 / (x * x);
        return (0.5 * Math.Log(x)) - ((1.0 / 8 - (square * (1.0 / 192 - (square * (1.0 / 640 - (square * 17.0 / 14336)))))) / x) + shift;
    }
}
