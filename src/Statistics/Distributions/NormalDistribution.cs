namespace EnergyGate.Statistics.Distributions;

/// <summary>The standard normal distribution, to about 1e-15 absolute (upper tail: relative 1e-12).</summary>
public static class NormalDistribution
{
    /// <summary>P(Z &gt; z).</summary>
    public static double UpperTail(double z)
    {
        if (double.IsNaN(z))
        {
            return double.NaN;
        }

        if (z < 0)
        {
            return 1 - UpperTail(-z);
        }

        var density = Math.Exp(-0.5 * z * z) / Math.Sqrt(2 * Math.PI);
        return z < 3 ? 0.5 - (density * CentralSeries(z)) : density / LaplaceFraction(z);
    }

    /// <summary>The z with P(Z &lt;= z) = <paramref name="probability"/>.</summary>
    /// <param name="probability">Above 0 and below 1.</param>
    public static double Quantile(double probability)
    {
        if (!(probability > 0 && probability < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "a probability above 0 and below 1 is needed");
        }

        if (probability < 0.5)
        {
            return -Quantile(1 - probability);
        }

        double low = 0, high = 40;
        while (low < (low + high) / 2 && (low + high) / 2 < high)
        {
            var middle = (low + high) / 2;
            (low, high) = UpperTail(middle) > 1 - probability ? (middle, high) : (low, middle);
        }

        return low;
    }

    // z + z^3 / 3 + z^5 / (3 5) + ... : Abramowitz and Stegun 26.2.11
    private static double CentralSeries(double z)
    {
        double term = z, sum = z;
        for (var odd = 3; term > sum * 1e-17; odd += 2)
        {
            term *= z * z / odd;
            sum += term;
        }

        return sum;
    }

    // z + 1 / (z + 2 / (z + 3 / ...)): Abramowitz and Stegun 26.2.14
    private static double LaplaceFraction(double z)
    {
        var value = z;
        for (var k = 200; k >= 1; k--)
        {
            value = z + (k / value);
        }

        return value;
    }
}
