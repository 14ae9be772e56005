using EnergyGate.Statistics.Hypotheses;

namespace EnergyGate.Evaluation.Metrics;

/// <summary>
/// Correlations of paired values. NaN for fewer than two pairs, for a constant and where a value is NaN (Pearson: or infinite): nothing
/// replaces it.
/// </summary>
/// <remarks>
/// The widely used GLUE script casts both sides to float32 and lets the library compute in float32; here everything is computed in
/// double on the values given. On STS-B the two differ by less than 1e-6 (the model's answers are float32 already).
/// </remarks>
internal static class Correlation
{
    /// <summary>
    /// Pearson's correlation. Values are centred on a mean kept to twice the precision and scaled by a power of two, so that neither a
    /// large offset nor a tiny or huge scale costs digits.
    /// </summary>
    /// <param name="x">One side.</param>
    /// <param name="y">The other side, of the same length.</param>
    public static double Pearson(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        PairedInput.Require(x.Length, y.Length);
        if (x.Length < 2)
        {
            return double.NaN;
        }

        var centredX = new double[x.Length];
        var centredY = new double[y.Length];
        if (!TryCentre(x, centredX) || !TryCentre(y, centredY))
        {
            return double.NaN;
        }

        double products = 0, squaresX = 0, squaresY = 0;
        for (var i = 0; i < centredX.Length; i++)
        {
            products += centredX[i] * centredY[i];
            squaresX += centredX[i] * centredX[i];
            squaresY += centredY[i] * centredY[i];
        }

        return Math.Clamp(products / (Math.Sqrt(squaresX) * Math.Sqrt(squaresY)), -1, 1);
    }

    /// <summary>Spearman's correlation: Pearson's of the average ranks.</summary>
    /// <param name="x">One side.</param>
    /// <param name="y">The other side, of the same length.</param>
    public static double Spearman(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        PairedInput.Require(x.Length, y.Length);
        var ranksX = new double[x.Length];
        var ranksY = new double[y.Length];
        return Ranks.Average(x, ranksX) && Ranks.Average(y, ranksY) ? Pearson(ranksX, ranksY) : double.NaN;
    }

    // Sum and mean as unevaluated pairs (Knuth's two-sum): the deviations of 1e15 + noise keep their digits.
    private static bool TryCentre(ReadOnlySpan<double> values, Span<double> centred)
    {
        var max = MaxMagnitude(values);
        if (!double.IsFinite(max) || IsConstant(values))
        {
            return false;
        }

        var exponent = max == 0 ? 0 : Math.ILogB(max);
        double sum = 0, error = 0;
        for (var i = 0; i < values.Length; i++)
        {
            var value = centred[i] = Math.ScaleB(values[i], -exponent);
            var next = sum + value;
            var part = next - sum;
            error += (sum - (next - part)) + (value - part);
            sum = next;
        }

        var mean = sum / values.Length;
        var rest = (Math.FusedMultiplyAdd(-mean, values.Length, sum) + error) / values.Length;
        for (var i = 0; i < centred.Length; i++)
        {
            centred[i] = (centred[i] - mean) - rest;
        }

        var scale = Math.ILogB(MaxMagnitude(centred));
        for (var i = 0; i < centred.Length; i++)
        {
            centred[i] = Math.ScaleB(centred[i], -scale);
        }

        return true;
    }

    private static double MaxMagnitude(ReadOnlySpan<double> values)
    {
        var max = 0.0;
        foreach (var value in values)
        {
            max = Math.Max(max, Math.Abs(value)); // Math.Max hands on a NaN
        }

        return max;
    }

    private static bool IsConstant(ReadOnlySpan<double> values)
    {
        foreach (var value in values)
        {
            if (value != values[0])
            {
                return false;
            }
        }

        return true;
    }
}
