namespace EnergyGate.Statistics.Intervals;

/// <summary>An interval for a difference, candidate minus reference; each bound holds one-sided at the level it was asked for.</summary>
/// <param name="Low">Lower bound.</param>
/// <param name="High">Upper bound.</param>
public readonly record struct DifferenceInterval(double Low, double High);
