namespace EnergyGate.Statistics.Intervals;

/// <summary>
/// Order statistics of all averages (d_i + d_j) / 2, i &lt;= j, of a sample: n (n + 1) / 2 of them, none stored. A sum grows with either
/// part, so one pass over the sorted sample counts the averages up to a bound; bisection over the doubles then finds a rank.
/// </summary>
internal sealed class WalshAverages
{
    private readonly double[] sorted;

    public WalshAverages(ReadOnlySpan<double> values)
    {
        sorted = values.ToArray();
        Array.Sort(sorted);
        Count = (long)sorted.Length * (sorted.Length + 1) / 2;
    }

    public long Count { get; }

    /// <summary>Their median: the estimator of Hodges and Lehmann.</summary>
    public double Median() => Count % 2 == 1 ? At((Count + 1) / 2) : (At(Count / 2) + At((Count / 2) + 1)) / 2;

    /// <summary>The average at a rank from 1.</summary>
    public double At(long rank)
    {
        long low = Place(sorted[0]), high = Place(sorted[^1]);
        while (low < high)
        {
            var middle = (low & high) + ((low ^ high) >> 1); // their sum may not fit
            (low, high) = CountUpTo(Value(middle)) >= rank ? (low, middle) : (middle + 1, high);
        }

        return Value(low);
    }

    private long CountUpTo(double bound)
    {
        long count = 0;
        for (int i = 0, j = sorted.Length - 1; i < sorted.Length; i++)
        {
            while (j >= i && (sorted[i] + sorted[j]) / 2 > bound)
            {
                j--;
            }

            if (j < i)
            {
                break;
            }

            count += j - i + 1;
        }

        return count;
    }

    // Doubles in their order as whole numbers: those below zero are mirrored.
    private static long Place(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value + 0.0);
        return bits < 0 ? long.MinValue - bits : bits;
    }

    private static double Value(long place) => BitConverter.Int64BitsToDouble(place < 0 ? long.MinValue - place : place);
}
