using System.Text.Json.Serialization;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Gate.Results;

/// <summary>The energy meter of a run.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Kind of its figures.</param>
/// <param name="Source">Source of its figures, with the stated error of an estimate.</param>
internal sealed record MeterReport(string Name, FigureKind Kind, string Source)
{
    /// <summary>Stated error of its joules, a fraction; null if it states none.</summary>
    public double? StatedError { get; init; }

    /// <summary>What the device drew at rest before the blocks; null where it was not measured.</summary>
    [JsonPropertyName("idleWatts")]
    public Watts? IdlePower { get; init; }

    /// <summary>Reason why the idle power was not measured; null if it was, or if there were no blocks.</summary>
    public string? IdleReason { get; init; }

    /// <summary>The warm-up before the blocks; null if the meter estimates and needs none, or if there were no blocks.</summary>
    public WarmUpReport? WarmUp { get; init; }

    /// <summary>Share of one core used by metering itself, 0 to 1.</summary>
    public double ShareOfCore { get; init; }
}
