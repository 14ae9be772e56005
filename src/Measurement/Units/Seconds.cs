namespace EnergyGate.Measurement.Units;

/// <summary>A time span, in seconds (s). Negative values are legal: they are differences. The default is 0 s.</summary>
/// <param name="Value">The number of seconds.</param>
public readonly record struct Seconds(double Value) : IComparable<Seconds>
{
    /// <summary>Converts from the nanoseconds that the CPU clocks of Linux report.</summary>
    /// <param name="nanoseconds">Billionths of a second.</param>
    public static Seconds FromNanoseconds(long nanoseconds) => new(nanoseconds / 1e9);

    /// <summary>Converts from milliseconds.</summary>
    /// <param name="milliseconds">Thousandths of a second.</param>
    public static Seconds FromMilliseconds(double milliseconds) => new(milliseconds / 1000.0);

    /// <summary>Converts from the time span of .NET (ticks of 100 ns).</summary>
    /// <param name="span">The time span.</param>
    public static Seconds FromTimeSpan(TimeSpan span) => new(span.TotalSeconds);

    /// <summary>Converts from the ticks of a monotonic clock.</summary>
    /// <param name="ticks">A difference of two timestamps of the clock, or one timestamp.</param>
    /// <param name="clock">The clock that gave them.</param>
    public static Seconds FromTimestamp(long ticks, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return new(ticks / (double)clock.TimestampFrequency);
    }

    /// <summary>The time span of .NET, rounded to 100 ns.</summary>
    public TimeSpan ToTimeSpan() => TimeSpan.FromSeconds(Value);

    /// <summary>The sum of two time spans.</summary>
    public static Seconds operator +(Seconds left, Seconds right) => new(left.Value + right.Value);

    /// <summary>The difference of two time spans.</summary>
    public static Seconds operator -(Seconds left, Seconds right) => new(left.Value - right.Value);

    /// <summary>A time span scaled by a plain number.</summary>
    public static Seconds operator *(Seconds time, double factor) => new(time.Value * factor);

    /// <summary>A time span divided by a plain number, e.g. seconds per inference.</summary>
    public static Seconds operator /(Seconds time, double divisor) => new(time.Value / divisor);

    /// <summary>The plain ratio of two time spans.</summary>
    public static double operator /(Seconds left, Seconds right) => left.Value / right.Value;

    /// <summary>The energy that a power uses in the time span: s * W = J.</summary>
    public static Joules operator *(Seconds time, Watts power) => power * time;

    /// <summary>The number of periods of a frequency in the time span: s * Hz is a plain number.</summary>
    public static double operator *(Seconds time, Hertz frequency) => time.Value * frequency.Value;

    /// <summary>Whether the left time span is the shorter one.</summary>
    public static bool operator <(Seconds left, Seconds right) => left.Value < right.Value;

    /// <summary>Whether the left time span is the longer one.</summary>
    public static bool operator >(Seconds left, Seconds right) => left.Value > right.Value;

    /// <summary>Whether the left time span is at most the right one.</summary>
    public static bool operator <=(Seconds left, Seconds right) => left.Value <= right.Value;

    /// <summary>Whether the left time span is at least the right one.</summary>
    public static bool operator >=(Seconds left, Seconds right) => left.Value >= right.Value;

    /// <inheritdoc/>
    public int CompareTo(Seconds other) => Value.CompareTo(other.Value);

    /// <summary>The figure with its unit, e.g. <c>0.02 s</c>.</summary>
    public override string ToString() => $"{Value:G4} s";
}
