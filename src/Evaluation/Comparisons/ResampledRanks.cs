namespace EnergyGate.Evaluation.Comparisons;

/// <summary>
/// Average ranks of one variable in any resample, without sorting again: the values are grouped once in ascending order, and a
/// resample only changes how many of each group there are.
/// </summary>
internal sealed class ResampledRanks
{
    private readonly int[] groupOf;
    private readonly double[] groupTimes;
    private readonly double[] groupRank;

    public ResampledRanks(ReadOnlySpan<double> values)
    {
        var sorted = values.ToArray();
        int[] places = [.. Enumerable.Range(0, sorted.Length)];
        Array.Sort(sorted, places);
        groupOf = new int[sorted.Length];
        var group = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            group += i > 0 && sorted[i] != sorted[i - 1] ? 1 : 0;
            groupOf[places[i]] = group;
        }

        groupTimes = new double[group + 1];
        groupRank = new double[group + 1];
    }

    /// <summary>Ranks the resample; the mean rank is taken off.</summary>
    /// <param name="times">How often each example counts.</param>
    /// <returns>The square root of the sum of squared ranks; NaN where all values are equal.</returns>
    public double Rank(ReadOnlySpan<double> times)
    {
        Array.Clear(groupTimes);
        for (var i = 0; i < times.Length; i++)
        {
            groupTimes[groupOf[i]] += times[i];
        }

        double total = 0;
        foreach (var count in groupTimes)
        {
            total += count;
        }

        double squares = 0, below = 0;
        for (var group = 0; group < groupTimes.Length; group++)
        {
            var rank = groupRank[group] = below + ((groupTimes[group] - total) / 2.0);
            squares += rank * rank * groupTimes[group];
            below += groupTimes[group];
        }

        return squares > 0 ? Math.Sqrt(squares) : double.NaN;
    }

    /// <summary>The centred rank of an example in the last resample ranked.</summary>
    public double Of(int example) => groupRank[groupOf[example]];
}
