
namespace EnergyGate.Gate.Results;

/// <summary>
/// What a variant is predicted to cost on a device, from its graphs and batches alone: for comparing variants, never with a measurement.
/// </summary>
/// <param name="Variant">The variant's name.</param>
/// <param name="Profile">The device profile, e.g. <c>t4</c>.</param>
/// <param name="JoulesPerText">Joules for one text, the mean over all tasks' texts (J).</param>
/// <param name="SecondsPerText">Seconds for one text on the device (s).</param>
/// <param name="OperationsPerText">Arithmetic for one text, in operations; a multiply-add is two.</param>
/// <param name="BytesPerText">Bytes read and written for one text.</param>
public sealed record ModelledCost(
    string Variant, string Profile, double JoulesPerText, double SecondsPerText, double OperationsPerText, double BytesPerText) : ICheckResult;
