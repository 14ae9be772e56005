using System.Text.Json.Serialization;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Gate.Results;

/// <summary>
/// Modelled cost of a variant on a device, from its graphs and batches alone. It compares variants, and is never compared with a
/// measurement.
/// </summary>
/// <param name="Variant">The variant's name.</param>
/// <param name="Profile">The device profile, e.g. <c>t4</c>.</param>
/// <param name="EnergyPerText">Energy per text, the mean over all tasks' texts.</param>
/// <param name="TimePerText">Time per text on the device.</param>
/// <param name="OperationsPerText">Arithmetic per text, in operations; a multiply-add is two.</param>
/// <param name="BytesPerText">Bytes read and written per text.</param>
internal sealed record ModelledCost(
    string Variant,
    string Profile,
    [property: JsonPropertyName("joulesPerText")] Joules EnergyPerText,
    [property: JsonPropertyName("secondsPerText")] Seconds TimePerText,
    double OperationsPerText,
    double BytesPerText) : ICheckResult;
