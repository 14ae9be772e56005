namespace EnergyGate.Statistics.Hypotheses;

/// <summary>The exact McNemar test of paired answers: are losses and gains equally likely?</summary>
/// <param name="Losses">Examples that the reference answers correctly and the candidate does not.</param>
/// <param name="Gains">Examples that the candidate answers correctly and the reference does not.</param>
/// <param name="P">Two-sided exact binomial p; 1 when nothing differs; 0 where it is below the smallest double.</param>
/// <param name="Log10P">Its decimal logarithm, also where <paramref name="P"/> underflows.</param>
/// <param name="MidP">Two-sided mid-p: the observed term halved; 1 when losses equal gains.</param>
public readonly record struct McNemarTest(int Losses, int Gains, double P, double Log10P, double MidP)
{
    /// <summary>Tests counts of discordant pairs against a fair coin.</summary>
    /// <param name="losses">At least 0.</param>
    /// <param name="gains">At least 0.</param>
    public static McNemarTest Of(int losses, int gains)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(losses);
        ArgumentOutOfRangeException.ThrowIfNegative(gains);
        if (losses == gains)
        {
            return new McNemarTest(losses, gains, 1, 0, 1);
        }

        // The tail up to the smaller count, in units of its last (largest) term; that term as mantissa x 2^exponent.
        long count = (long)losses + gains, smaller = Math.Min(losses, gains);
        double term = 1, tail = 1;
        for (var i = smaller; i > 0 && term > 0; i--)
        {
            term *= (double)i / (count - i + 1);
            tail += term;
        }

        var (mantissa, exponent) = PointProbability(count, smaller);
        var p = Math.ScaleB(2 * tail * mantissa, exponent);
        var mid = Math.ScaleB(((2 * tail) - 1) * mantissa, exponent);
        var log10 = Math.Log10(2 * tail * mantissa) + (exponent * Math.Log10(2));
        return new McNemarTest(losses, gains, Math.Min(p, 1), Math.Min(log10, 0), Math.Min(mid, 1));
    }

    // C(count, k) / 2^count without logarithms of factorials, so that no digits are lost for thousands of pairs.
    private static (double Mantissa, int Exponent) PointProbability(long count, long k)
    {
        double mantissa = 1;
        var exponent = 0;
        for (long i = 1; i <= k; i++)
        {
            mantissa *= (double)(count - k + i) / i;
            if (mantissa > 1e100)
            {
                var shift = Math.ILogB(mantissa);
                mantissa = Math.ScaleB(mantissa, -shift);
                exponent += shift;
            }
        }

        return (mantissa, (int)(exponent - count));
    }
}
