using System.Text.Json.Serialization;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Gate.Results;

/// <summary>The meter behind a run's joules.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What its figures are.</param>
/// <param name="Source">Where they come from, with the stated error of an estimate.</param>
public sealed record MeterReport(string Name, FigureKind Kind, string Source)
{
    /// <summary>How far off its joules may be by its own word, as a fraction; null where it states none.</summary>
    public double? StatedError { get; init; }

    /// <summary>What the device drew at rest before the blocks; null where it was not measured.</summary>
    [JsonPropertyName("idleWatts")]
    public Watts? IdlePower { get; init; }

    /// <summary>Why the idle power was not measured; null when it was, or when no blocks were.</summary>
    public string? IdleReason { get; init; }

    /// <summary>How the device was warmed up before the blocks; null where an estimate needs none, or no blocks were measured.</summary>
    public WarmUpReport? WarmUp { get; init; }

    /// <summary>What metering itself took of one core, 0 to 1.</summary>
    public double ShareOfCore { get; init; }
}
