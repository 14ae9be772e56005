namespace EnergyGate.Measurement.Protocols.WarmUp;

/// <summary>From where on a series of figures is steady.</summary>
/// <param name="Start">Index of the first steady figure; null when none is.</param>
/// <param name="Level">Median of the steady part; NaN when there is none.</param>
/// <param name="Spread">
/// Median absolute deviation of the steady part, as a fraction of its level: large for a figure that alternates; NaN when there is none.
/// </param>
/// <param name="Reason">Why nothing is steady, as one sentence; null when something is.</param>
public readonly record struct SteadyState(int? Start, double Level, double Spread, string? Reason);
