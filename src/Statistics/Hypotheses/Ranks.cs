namespace EnergyGate.Statistics.Hypotheses;

/// <summary>Ranks of a sample.</summary>
public static class Ranks
{
    /// <summary>
    /// Ranks from 1, equal values at the average of their places (-0 equals 0, infinities have ranks); false where a value is NaN.
    /// </summary>
    /// <param name="values">The values.</param>
    /// <param name="ranks">Output: the rank of each value, in the order of the values.</param>
    /// <exception cref="ArgumentException">There is not one rank per value.</exception>
    public static bool Average(ReadOnlySpan<double> values, Span<double> ranks)
    {
        if (values.Length != ranks.Length)
        {
            throw new ArgumentException(
                $"{values.Length} values and room for {ranks.Length} ranks: one rank per value is needed", nameof(ranks));
        }

        var sorted = values.ToArray();
        if (Array.Exists(sorted, double.IsNaN))
        {
            return false;
        }

        var places = new int[sorted.Length];
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = i;
        }

        Array.Sort(sorted, places);
        for (int first = 0, next; first < sorted.Length; first = next)
        {
            next = first + 1;
            while (next < sorted.Length && sorted[next] == sorted[first])
            {
                next++;
            }

            for (var i = first; i < next; i++)
            {
                ranks[places[i]] = (first + 1 + next) / 2.0;
            }
        }

        return true;
    }
}
