namespace EnergyGate.Gate.Results;

/// <summary>
/// Modelled cost of a variant on a device, from its graphs and batches alone. It compares variants, and is never compared with a
/// measurement.
/// </summary>
/// <param name="Variant">The variant's name.</param>
/// <param name="Profile">The device profile, e.g. <c>t4</c>.</param>
/// <param name="JoulesPerText">Mean energy per text over the texts of all tasks (J).</param>
/// <param name="SecondsPerText">Mean time per text on the device (s).</param>
/// <param name="OperationsPerText">Arithmetic operations per text; a multiply-add counts as two.</param>
/// <param name="BytesPerText">Bytes read and written per text.</param>
public sealed record ModelledCost(
    string Variant,
    string Profile,
    double JoulesPerText,
    double SecondsPerText,
    double OperationsPerText,
    double BytesPerText) : ICheckResult;
