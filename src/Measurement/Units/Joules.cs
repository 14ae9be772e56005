namespace EnergyGate.Measurement.Units;

/// <summary>Energy, in joules (J). Negative values are legal: they are differences. The default is 0 J.</summary>
/// <param name="Value">The number of joules.</param>
public readonly record struct Joules(double Value) : IComparable<Joules>
{
    /// <summary>Converts from the millijoules that NVML's energy counter reports.</summary>
    /// <param name="millijoules">Thousandths of a joule.</param>
    public static Joules FromMillijoules(ulong millijoules) => new(millijoules / 1000.0);

    /// <summary>Converts from the microjoules that RAPL's counters report.</summary>
    /// <param name="microjoules">Millionths of a joule.</param>
    public static Joules FromMicrojoules(ulong microjoules) => new(microjoules / 1e6);

    /// <summary>Converts from picojoules, the usual unit for the energy per operation or byte.</summary>
    /// <param name="picojoules">Trillionths of a joule.</param>
    public static Joules FromPicojoules(double picojoules) => new(picojoules / 1e12);

    /// <summary>The sum of two energies.</summary>
    public static Joules operator +(Joules left, Joules right) => new(left.Value + right.Value);

    /// <summary>The difference of two energies.</summary>
    public static Joules operator -(Joules left, Joules right) => new(left.Value - right.Value);

    /// <summary>Energy scaled by a plain number.</summary>
    public static Joules operator *(Joules energy, double factor) => new(energy.Value * factor);

    /// <summary>Energy divided by a plain number, e.g. joules per inference.</summary>
    public static Joules operator /(Joules energy, double divisor) => new(energy.Value / divisor);

    /// <summary>The plain ratio of two energies.</summary>
    public static double operator /(Joules left, Joules right) => left.Value / right.Value;

    /// <summary>Average power over a time span: J / s = W.</summary>
    public static Watts operator /(Joules energy, Seconds time) => new(energy.Value / time.Value);

    /// <summary>The time in which a power uses the energy: J / W = s.</summary>
    public static Seconds operator /(Joules energy, Watts power) => new(energy.Value / power.Value);

    /// <summary>Whether the left energy is the smaller one.</summary>
    public static bool operator <(Joules left, Joules right) => left.Value < right.Value;

    /// <summary>Whether the left energy is the larger one.</summary>
    public static bool operator >(Joules left, Joules right) => left.Value > right.Value;

    /// <summary>Whether the left energy is at most the right one.</summary>
    public static bool operator <=(Joules left, Joules right) => left.Value <= right.Value;

    /// <summary>Whether the left energy is at least the right one.</summary>
    public static bool operator >=(Joules left, Joules right) => left.Value >= right.Value;

    /// <inheritdoc/>
    public int CompareTo(Joules other) => Value.CompareTo(other.Value);

    /// <summary>The figure with its unit, e.g. <c>0.25 J</c>.</summary>
    public override string ToString() => $"{Value:G4} J";
}
