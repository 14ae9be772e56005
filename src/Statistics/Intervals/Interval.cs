namespace EnergyGate.Statistics.Intervals;

/// <summary>A closed interval of plain numbers. A bound that is not known is infinite; NaN bounds decide nothing.</summary>
/// <param name="Lower">The lower bound; negative infinity when there is none.</param>
/// <param name="Upper">The upper bound; positive infinity when there is none.</param>
public readonly record struct Interval(double Lower, double Upper)
{
    /// <summary>The whole line: nothing is known.</summary>
    public static Interval Everything { get; } = new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>All ratios of positive figures, 0 to infinity: nothing is known about a ratio.</summary>
    public static Interval AnyRatio { get; } = new(0, double.PositiveInfinity);

    /// <summary>Whether both bounds are finite.</summary>
    public bool IsFinite => double.IsFinite(Lower) && double.IsFinite(Upper);

    /// <summary>Whether a number lies inside, the bounds included. NaN lies nowhere.</summary>
    /// <param name="value">The number.</param>
    public bool Contains(double value) => value >= Lower && value <= Upper;

    /// <summary>The interval of e^x for x in this one: from log-ratios to ratios.</summary>
    public Interval Exponential() => new(Math.Exp(Lower), Math.Exp(Upper));
}
