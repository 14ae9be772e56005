namespace EnergyGate.Measurement.Units;

/// <summary>Power, in watts (W). Negative values are legal: they are differences. The default is 0 W.</summary>
/// <param name="Value">The number of watts.</param>
public readonly record struct Watts(double Value) : IComparable<Watts>
{
    /// <summary>Converts from the milliwatts that NVML's power readings report.</summary>
    /// <param name="milliwatts">Thousandths of a watt.</param>
    public static Watts FromMilliwatts(uint milliwatts) => new(milliwatts / 1000.0);

    /// <summary>The sum of two powers.</summary>
    public static Watts operator +(Watts left, Watts right) => new(left.Value + right.Value);

    /// <summary>The difference of two powers.</summary>
    public static Watts operator -(Watts left, Watts right) => new(left.Value - right.Value);

    /// <summary>Power scaled by a plain number.</summary>
    public static Watts operator *(Watts power, double factor) => new(power.Value * factor);

    /// <summary>Power divided by a plain number, e.g. watts per core.</summary>
    public static Watts operator /(Watts power, double divisor) => new(power.Value / divisor);

    /// <summary>The plain ratio of two powers.</summary>
    public static double operator /(Watts left, Watts right) => left.Value / right.Value;

    /// <summary>The energy that a power uses in a time span: W * s = J.</summary>
    public static Joules operator *(Watts power, Seconds time) => new(power.Value * time.Value);

    /// <summary>Whether the left power is the smaller one.</summary>
    public static bool operator <(Watts left, Watts right) => left.Value < right.Value;

    /// <summary>Whether the left power is the larger one.</summary>
    public static bool operator >(Watts left, Watts right) => left.Value > right.Value;

    /// <summary>Whether the left power is at most the right one.</summary>
    public static bool operator <=(Watts left, Watts right) => left.Value <= right.Value;

    /// <summary>Whether the left power is at least the right one.</summary>
    public static bool operator >=(Watts left, Watts right) => left.Value >= right.Value;

    /// <inheritdoc/>
    public int CompareTo(Watts other) => Value.CompareTo(other.Value);

    /// <summary>The figure with its unit, e.g. <c>70 W</c>.</summary>
    public override string ToString() => $"{Value:G4} W";
}
