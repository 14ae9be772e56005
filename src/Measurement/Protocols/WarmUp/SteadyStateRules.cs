namespace EnergyGate.Measurement.Protocols.WarmUp;

/// <summary>What steady means. Figures are in any unit, as long as it is one.</summary>
public sealed record SteadyStateRules
{
    /// <summary>The rules that are used where none are given.</summary>
    public static SteadyStateRules Default { get; } = new();

    /// <summary>
    /// Figures at either end of the steady part whose medians are compared; even, so that an alternation of two levels shows one median.
    /// Default 8.
    /// </summary>
    public int Window { get; init; } = 8;

    /// <summary>How far the two medians may be apart, as a fraction of their mean. Default 0.02.</summary>
    public double Tolerance { get; init; } = 0.02;

    /// <summary>
    /// The smallest step of the figure, in its own unit; it is allowed on top of the tolerance. Default 0: as fine as wanted.
    /// </summary>
    public double Quantum { get; init; }

    /// <summary>
    /// The least share of the figures that has to be steady: in a shorter part a slow drift looks like none. Default a third.
    /// </summary>
    public double MinShare { get; init; } = 1.0 / 3;

    /// <summary>Refuses rules that cannot be followed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A figure is outside its range.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Window, 2);
        ArgumentOutOfRangeException.ThrowIfNotEqual(Window % 2, 0);
        ArgumentOutOfRangeException.ThrowIfNegative(Tolerance);
        ArgumentOutOfRangeException.ThrowIfNegative(Quantum);
        ArgumentOutOfRangeException.ThrowIfNegative(MinShare);
    }
}
