namespace EnergyGate.Measurement.Sequential;

/// <summary>The units of a test, in order and sorted, and the variance that each was weighed with. Adding does not allocate.</summary>
internal sealed class UnitSeries
{
    /// <summary>The prior counts as so many units.</summary>
    private const int PriorWeight = 4;

    /// <summary>Scales a normal's median absolute deviation to its standard deviation.</summary>
    private const double NormalScale = 1.4826;

    private readonly double _priorVariance;
    private readonly double[] _values;
    private readonly double[] _sorted;
    private readonly double[] _variances;

    public UnitSeries(double priorVariance, int capacity)
    {
        _priorVariance = priorVariance;
        _values = new double[capacity];
        _sorted = new double[capacity];
        _variances = new double[capacity];
        NextVariance = priorVariance;
    }

    public int Count { get; private set; }

    /// <summary>The log-ratios in time order.</summary>
    public ReadOnlySpan<double> Values => _values.AsSpan(0, Count);

    /// <summary>The log-ratios, ascending.</summary>
    public ReadOnlySpan<double> Sorted => _sorted.AsSpan(0, Count);

    /// <summary>The variance that each unit was weighed with: made of the units before it alone, so that a unit cannot choose its own weight.</summary>
    public ReadOnlySpan<double> Variances => _variances.AsSpan(0, Count);

    /// <summary>The variance that the next unit will be weighed with.</summary>
    public double NextVariance { get; private set; }

    public void Restart()
    {
        Count = 0;
        NextVariance = _priorVariance;
    }

    public void Add(double value)
    {
        _values[Count] = value;
        _variances[Count] = NextVariance;
        var place = Count;
        for (; place > 0 && _sorted[place - 1] > value; place--)
        {
            _sorted[place] = _sorted[place - 1];
        }

        _sorted[place] = value;
        Count++;
        NextVariance = VarianceAfter();
    }

    private double VarianceAfter()
    {
        if (Count < 2)
        {
            return _priorVariance;
        }

        // The last factor makes up for the smallness of a deviation around the same few units' median.
        var deviation = NormalScale * MedianAbsoluteDeviation() * (1 + 1.5 / Count);
        return (PriorWeight * _priorVariance + Count * deviation * deviation) / (PriorWeight + Count);
    }

    /// <summary>Walks outward from the median, nearest first, to the middle of the deviations.</summary>
    private double MedianAbsoluteDeviation()
    {
        var center = (_sorted[(Count - 1) / 2] + _sorted[Count / 2]) / 2;
        var (below, above) = ((Count - 1) / 2, (Count - 1) / 2 + 1);
        var (previous, last) = (0.0, 0.0);
        for (var taken = 0; taken <= Count / 2; taken++)
        {
            previous = last;
            last = above >= Count || (below >= 0 && center - _sorted[below] <= _sorted[above] - center)
                ? center - _sorted[below--]
                : _sorted[above++] - center;
        }

        return Count % 2 == 1 ? last : (previous + last) / 2;
    }
}
