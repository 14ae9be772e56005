namespace EnergyGate.Measurement.Protocols.Interleaved;

/// <summary>What a comparison asks of its rounds.</summary>
public sealed record ComparisonRules
{
    /// <summary>The rules that are used where none are given.</summary>
    public static ComparisonRules Default { get; } = new();

    /// <summary>The least coverage of the intervals, above 0 and below 1. Default 0.95: at least 6 rounds.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>
    /// The largest share of void rounds, 0 to 1, above which nothing is decided: dropping more would bias the rest. Default 0.1.
    /// </summary>
    public double MaximumVoidShare { get; init; } = 0.1;

    /// <summary>
    /// Cores that an estimated block may keep busy in the median. Default 1.05: on one thread more cannot be, so more means that threads
    /// spin on into blocks of their neighbours, and nothing is decided.
    /// </summary>
    public double MaximumBusyCoresWhenEstimated { get; init; } = 1.05;

    /// <summary>
    /// How far the ratio may move, as a fraction, when what the candidate's blocks were warmer at their start is taken out. Default 0.005,
    /// a quarter of a margin of 2 %: where it moves further, warmth may be all that is seen, and nothing is decided.
    /// </summary>
    public double MaximumThermalShift { get; init; } = 0.005;
}
