namespace EnergyGate.Variants.Parity;

/// <summary>How far an element may lie from its reference: absolute + relative x |reference|.</summary>
/// <param name="Absolute">In units of the element, at least 0.</param>
/// <param name="Relative">As a fraction of the reference, at least 0.</param>
public readonly record struct NumericTolerance(float Absolute, float Relative)
{
    /// <summary>The element that uses the largest share of its tolerance.</summary>
    /// <param name="actual">What was computed.</param>
    /// <param name="expected">The reference, as many elements.</param>
    /// <returns>Index -1 and share 0 for empty spans; a NaN, or a difference where none is allowed, has an infinite share.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    internal WorstElement Compare(ReadOnlySpan<float> actual, ReadOnlySpan<float> expected)
    {
        if (actual.Length != expected.Length)
        {
            throw new ArgumentException($"{actual.Length} elements beside {expected.Length} of the reference", nameof(actual));
        }

        var worst = new WorstElement(-1, 0f);
        for (var i = 0; i < actual.Length; i++)
        {
            var allowance = Absolute + (Relative * MathF.Abs(expected[i]));
            var used = actual[i] == expected[i] ? 0f : MathF.Abs(actual[i] - expected[i]) / allowance;
            if (!(used <= worst.ToleranceUsed)) // this way round, a NaN is the worst element
            {
                worst = new WorstElement(i, float.IsNaN(used) ? float.PositiveInfinity : used);
            }
        }

        return worst;
    }
}

/// <summary>The element of a comparison that uses the largest share of its tolerance.</summary>
/// <param name="Index">Its position in row-major order; -1 when there are no elements.</param>
/// <param name="ToleranceUsed">The share of the tolerance that it uses: inside is at most 1.</param>
internal readonly record struct WorstElement(int Index, float ToleranceUsed);
