namespace EnergyGate.Gate.Results;

/// <summary>How a device was warmed up before the blocks of a run.</summary>
/// <param name="Windows">Windows of the reference's work, none of which counts.</param>
/// <param name="Seconds">What they took.</param>
/// <param name="Watts">Power of the last ones (W); null where it was not measured.</param>
/// <param name="SteadyFrom">The window from which on the joules of the work were steady, from 0; null when they never were.</param>
/// <param name="Reason">Why they never were; null when they were.</param>
public sealed record WarmUpReport(int Windows, double Seconds, double? Watts, int? SteadyFrom, string? Reason);
