namespace EnergyGate.Statistics.Sequential;

/// <summary>The units of a test, in order and sorted, and the variance that each was weighted with. Adding does not allocate.</summary>
internal sealed class UnitSeries
{
    /// <summary>Weight of the prior variance, in units.</summary>
    private const double PriorWeight = 4;

    /// <summary>Weight of the prior variance for <see cref="OwnVariances"/>, in units.</summary>
    private const double OwnPriorWeight = 0.3;

    /// <summary>Scales a normal's median absolute deviation to its standard deviation.</summary>
    private const double NormalScale = 1.4826;

    private readonly double priorVariance;
    private double nextOwnVariance;
    private readonly double[] values;
    private readonly double[] sorted;
    private readonly double[] variances;
    private readonly double[] ownVariances;

    public UnitSeries(double priorVariance, int capacity)
    {
        this.priorVariance = priorVariance;
        values = new double[capacity];
        sorted = new double[capacity];
        variances = new double[capacity];
        ownVariances = new double[capacity];
        (NextVariance, nextOwnVariance) = (priorVariance, priorVariance);
    }

    public int Count { get; private set; }

    /// <summary>The log-ratios in time order.</summary>
    public ReadOnlySpan<double> Values => values.AsSpan(0, Count);

    /// <summary>The log-ratios, ascending.</summary>
    public ReadOnlySpan<double> Sorted => sorted.AsSpan(0, Count);

    /// <summary>
    /// The variance that each unit was weighted with. It comes from earlier units alone, so that a unit cannot influence its own weight.
    /// </summary>
    public ReadOnlySpan<double> Variances => variances.AsSpan(0, Count);

    /// <summary>The same with a small weight of the prior: noisier, but robust against a prior that is far off.</summary>
    public ReadOnlySpan<double> OwnVariances => ownVariances.AsSpan(0, Count);

    /// <summary>The variance that the next unit will be weighted with.</summary>
    public double NextVariance { get; private set; }

    public void Restart()
    {
        Count = 0;
        (NextVariance, nextOwnVariance) = (priorVariance, priorVariance);
    }

    public void Add(double value)
    {
        values[Count] = value;
        variances[Count] = NextVariance;
        ownVariances[Count] = nextOwnVariance;
        var place = Count;
        for (; place > 0 && sorted[place - 1] > value; place--)
        {
            sorted[place] = sorted[place - 1];
        }

        sorted[place] = value;
        Count++;
        if (Count >= 2)
        {
            // The last factor corrects the small-sample bias of a deviation around the median of the same units.
            var deviation = NormalScale * MedianAbsoluteDeviation() * (1 + 1.5 / Count);
            NextVariance = Shrunken(deviation * deviation, PriorWeight);
            nextOwnVariance = Shrunken(deviation * deviation, OwnPriorWeight);
        }
    }

    private double Shrunken(double variance, double priorWeight) =>
        (priorWeight * priorVariance + Count * variance) / (priorWeight + Count);

    /// <summary>Walks outward from the median, nearest first, to the middle of the deviations.</summary>
    private double MedianAbsoluteDeviation()
    {
        var center = (sorted[(Count - 1) / 2] + sorted[Count / 2]) / 2;
        var (below, above) = ((Count - 1) / 2, (Count - 1) / 2 + 1);
        var (previous, last) = (0.0, 0.0);
        for (var taken = 0; taken <= Count / 2; taken++)
        {
            previous = last;
            last = above >= Count || (below >= 0 && center - sorted[below] <= sorted[above] - center)
                ? center - sorted[below--]
                : sorted[above++] - center;
        }

        return Count % 2 == 1 ? last : (previous + last) / 2;
    }
}
