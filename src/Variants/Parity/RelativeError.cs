namespace EnergyGate.Variants.Parity;

/// <summary>How far a tensor lies from its reference as a whole.</summary>
public static class RelativeError
{
    /// <summary>|actual - expected| / |expected|, Euclidean (Frobenius) norms, summed in double precision.</summary>
    /// <param name="actual">What was computed.</param>
    /// <param name="expected">The reference, as many elements.</param>
    /// <returns>0 when both are equal, infinite when only the reference is zero, NaN when an element is NaN.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Of(ReadOnlySpan<float> actual, ReadOnlySpan<float> expected)
    {
        if (actual.Length != expected.Length)
        {
            throw new ArgumentException($"{actual.Length} elements beside {expected.Length} of the reference", nameof(actual));
        }

        var difference = 0.0;
        var norm = 0.0;
        for (var i = 0; i < actual.Length; i++)
        {
            double distance = actual[i] == expected[i] ? 0 : (double)actual[i] - expected[i];
            difference += distance * distance;
            norm += (double)expected[i] * expected[i];
        }

        return difference == 0 ? 0 : Math.Sqrt(difference / norm);
    }
}
