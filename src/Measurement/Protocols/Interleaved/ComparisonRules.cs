namespace EnergyGate.Measurement.Protocols.Interleaved;

/// <summary>Rules that the rounds of a comparison must satisfy.</summary>
public sealed record ComparisonRules
{
    /// <summary>The default rules.</summary>
    public static ComparisonRules Default { get; } = new();

    /// <summary>Minimum coverage of the confidence intervals, above 0 and below 1. Default 0.95, which needs at least 6 rounds.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>
    /// Maximum share of void rounds, 0 to 1. Above it the comparison is inconclusive, because dropping more rounds would bias the rest.
    /// Default 0.1.
    /// </summary>
    public double MaximumVoidShare { get; init; } = 0.1;

    /// <summary>
    /// Maximum median number of busy cores of an estimated block. Default 1.05. A single thread cannot exceed it; more means that threads
    /// spin into neighbouring blocks, and the comparison is inconclusive.
    /// </summary>
    public double MaximumBusyCoresWhenEstimated { get; init; } = 1.05;

    /// <summary>
    /// Maximum change of the ratio, as a fraction, after correcting for the difference in start temperature. Default 0.005, a quarter of a
    /// 2 % margin. A larger change may be only a temperature effect, and the comparison is inconclusive.
    /// </summary>
    public double MaximumThermalShift { get; init; } = 0.005;
}
