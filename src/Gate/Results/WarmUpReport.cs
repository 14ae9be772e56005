using System.Text.Json.Serialization;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Gate.Results;

/// <summary>How a device was warmed up before the blocks of a run.</summary>
/// <param name="Windows">Windows of the reference's work, none of which counts.</param>
/// <param name="Time">What they took.</param>
/// <param name="Power">Power of the last ones; null where it was not measured.</param>
/// <param name="SteadyFrom">The window from which on the joules of the work were steady, from 0; null when they never were.</param>
/// <param name="Reason">Why they never were; null when they were.</param>
internal sealed record WarmUpReport(
    int Windows,
    [property: JsonPropertyName("seconds")] Seconds Time,
    [property: JsonPropertyName("watts")] Watts? Power,
    int? SteadyFrom,
    string? Reason);
