namespace EnergyGate.Measurement.Units;

/// <summary>A temperature, in degrees Celsius (°C), -273.15 or more. The default is 0 °C.</summary>
/// <param name="Value">The number of degrees.</param>
public readonly record struct Celsius(double Value) : IComparable<Celsius>
{
    /// <summary>Converts from the whole degrees that NVML reports.</summary>
    /// <param name="degrees">Degrees Celsius.</param>
    public static Celsius FromWholeDegrees(uint degrees) => new(degrees);

    /// <summary>Converts from the thousandths of a degree that Linux's hwmon files report.</summary>
    /// <param name="millidegrees">Thousandths of a degree Celsius.</param>
    public static Celsius FromMillidegrees(int millidegrees) => new(millidegrees / 1000.0);

    /// <summary>Left minus right, in degrees: a plain number, because a temperature difference is not a temperature.</summary>
    public static double operator -(Celsius left, Celsius right) => left.Value - right.Value;

    /// <summary>Whether the left temperature is the lower one.</summary>
    public static bool operator <(Celsius left, Celsius right) => left.Value < right.Value;

    /// <summary>Whether the left temperature is the higher one.</summary>
    public static bool operator >(Celsius left, Celsius right) => left.Value > right.Value;

    /// <summary>Whether the left temperature is at most the right one.</summary>
    public static bool operator <=(Celsius left, Celsius right) => left.Value <= right.Value;

    /// <summary>Whether the left temperature is at least the right one.</summary>
    public static bool operator >=(Celsius left, Celsius right) => left.Value >= right.Value;

    /// <inheritdoc/>
    public int CompareTo(Celsius other) => Value.CompareTo(other.Value);

    /// <summary>The figure with its unit, e.g. <c>64 °C</c>.</summary>
    public override string ToString() => $"{Value:G4} °C";
}
