using System.Text.Json.Serialization;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Gate.Results;

/// <summary>Cost of a variant on the frozen mix of the run's texts.</summary>
/// <param name="Variant">The variant's name.</param>
/// <param name="EnergyPerText">Median energy per text.</param>
/// <param name="TimePerText">Median wall time per text, on one thread when the joules are estimated.</param>
/// <param name="Kind">Where the joules come from.</param>
/// <param name="Meter">The meter's name.</param>
/// <param name="Rounds">Number of interleaved rounds.</param>
/// <param name="Texts">Number of texts in the mix.</param>
internal sealed record VariantCost(
    string Variant,
    [property: JsonPropertyName("joulesPerText")] Joules EnergyPerText,
    [property: JsonPropertyName("secondsPerText")] Seconds TimePerText,
    FigureKind Kind,
    string Meter,
    int Rounds,
    int Texts) : ICheckResult
{
    /// <summary>
    /// Energy per text less what the device draws at rest in the same time; null where the idle power was not measured. Shown, never
    /// compared with a limit.
    /// </summary>
    [JsonPropertyName("netJoulesPerText")]
    public Joules? NetEnergyPerText { get; init; }
}
