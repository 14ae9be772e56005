namespace EnergyGate.Measurement.Units;

/// <summary>
/// A frequency, in hertz (Hz), e.g. the clock of a device or the rate of a sensor. Not negative, except for differences. The default is 0
/// Hz.
/// </summary>
/// <param name="Value">The number of hertz.</param>
public readonly record struct Hertz(double Value) : IComparable<Hertz>
{
    /// <summary>Converts from the megahertz in which NVML reports clocks.</summary>
    /// <param name="megahertz">Millions of hertz.</param>
    public static Hertz FromMegahertz(double megahertz) => new(megahertz * 1e6);

    /// <summary>The frequency in megahertz (MHz).</summary>
    public double Megahertz => Value / 1e6;

    /// <summary>The period: 1 / Hz = s. Infinite for 0 Hz.</summary>
    public Seconds Period => new(1.0 / Value);

    /// <summary>The difference of two frequencies.</summary>
    public static Hertz operator -(Hertz left, Hertz right) => new(left.Value - right.Value);

    /// <summary>A frequency scaled by a plain number.</summary>
    public static Hertz operator *(Hertz frequency, double factor) => new(frequency.Value * factor);

    /// <summary>The plain ratio of two frequencies.</summary>
    public static double operator /(Hertz left, Hertz right) => left.Value / right.Value;

    /// <summary>Whether the left frequency is the lower one.</summary>
    public static bool operator <(Hertz left, Hertz right) => left.Value < right.Value;

    /// <summary>Whether the left frequency is the higher one.</summary>
    public static bool operator >(Hertz left, Hertz right) => left.Value > right.Value;

    /// <summary>Whether the left frequency is at most the right one.</summary>
    public static bool operator <=(Hertz left, Hertz right) => left.Value <= right.Value;

    /// <summary>Whether the left frequency is at least the right one.</summary>
    public static bool operator >=(Hertz left, Hertz right) => left.Value >= right.Value;

    /// <inheritdoc/>
    public int CompareTo(Hertz other) => Value.CompareTo(other.Value);

    /// <summary>The figure with its unit, e.g. <c>1.59E+09 Hz</c>.</summary>
    public override string ToString() => $"{Value:G4} Hz";
}
