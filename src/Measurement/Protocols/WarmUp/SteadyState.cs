namespace EnergyGate.Measurement.Protocols.WarmUp;

/// <summary>The steady part at the end of a series of values.</summary>
/// <param name="Start">Index of the first steady value; null when the series is not steady.</param>
/// <param name="Level">Median of the steady part; NaN when there is none.</param>
/// <param name="Spread">
/// Median absolute deviation of the steady part, as a fraction of its level: large for alternating values; NaN when there is none.
/// </param>
/// <param name="Reason">Reason that the series is not steady, as one sentence; null when it is.</param>
public readonly record struct SteadyState(int? Start, double Level, double Spread, string? Reason);
