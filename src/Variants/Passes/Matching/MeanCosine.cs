namespace EnergyGate.Variants.Passes.Matching;

/// <summary>Cosine similarity of two activations, averaged over tokens.</summary>
internal static class MeanCosine
{
    /// <summary>The mean over tokens of a.b / (|a| |b|), in double precision.</summary>
    /// <param name="one">[tokens, width], row-major.</param>
    /// <param name="other">As many elements.</param>
    /// <param name="width">Features of a token.</param>
    /// <returns>From -1 to 1; null when the lengths differ or there is no token, NaN where a token is zero or no number.</returns>
    public static double? Of(ReadOnlySpan<float> one, ReadOnlySpan<float> other, int width)
    {
        if (one.Length != other.Length || one.Length == 0 || one.Length % width != 0)
        {
            return null;
        }

        var sum = 0.0;
        for (var start = 0; start < one.Length; start += width)
        {
            double dot = 0, left = 0, right = 0;
            for (var i = start; i < start + width; i++)
            {
                dot += (double)one[i] * other[i];
                left += (double)one[i] * one[i];
                right += (double)other[i] * other[i];
            }

            sum += dot / Math.Sqrt(left * right);
        }

        return sum / (one.Length / width);
    }
}
