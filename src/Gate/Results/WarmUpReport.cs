namespace EnergyGate.Gate.Results;

/// <summary>Warm-up of the device before the blocks of a run.</summary>
/// <param name="Windows">Number of warm-up windows, which run the reference and do not count.</param>
/// <param name="Seconds">Duration of the warm-up (s).</param>
/// <param name="Watts">Power of the last windows (W); null if it was not measured.</param>
/// <param name="SteadyFrom">First window of the steady state, from 0; null if it was never reached.</param>
/// <param name="Reason">Reason why the steady state was not reached; null if it was.</param>
public sealed record WarmUpReport(int Windows, double Seconds, double? Watts, int? SteadyFrom, string? Reason);
