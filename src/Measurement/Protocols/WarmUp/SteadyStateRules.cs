namespace EnergyGate.Measurement.Protocols.WarmUp;

/// <summary>Steady-state criteria. Values may use any unit, but all must use the same one.</summary>
public sealed record SteadyStateRules
{
    /// <summary>The default criteria.</summary>
    public static SteadyStateRules Default { get; } = new();

    /// <summary>
    /// Number of values at each end of the steady part whose medians are compared. Even, so that values alternating between two levels have
    /// the same median at both ends. Default 8.
    /// </summary>
    public int Window { get; init; } = 8;

    /// <summary>Maximum difference of the two medians, as a fraction of their mean. Default 0.02.</summary>
    public double Tolerance { get; init; } = 0.02;

    /// <summary>Resolution of the values, in their own unit; added to the tolerance. Default 0: continuous.</summary>
    public double Quantum { get; init; }

    /// <summary>
    /// Minimum share of the series that must be steady, 0 or more: a slow drift is invisible in a shorter part. Default 1/3.
    /// </summary>
    public double MinShare { get; init; } = 1.0 / 3;

    /// <summary>Throws when a criterion is out of range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A criterion is out of range.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Window, 2);
        ArgumentOutOfRangeException.ThrowIfNotEqual(Window % 2, 0);
        ArgumentOutOfRangeException.ThrowIfNegative(Tolerance);
        ArgumentOutOfRangeException.ThrowIfNegative(Quantum);
        ArgumentOutOfRangeException.ThrowIfNegative(MinShare);
    }
}
