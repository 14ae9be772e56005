namespace EnergyGate.Measurement.Meters.Nvml;

/// <summary>NVML's answer to one query about a board.</summary>
/// <param name="Question">The query, e.g. <c>energy counter</c>.</param>
/// <param name="Answer">The value with its unit, or the reason that there is none.</param>
public readonly record struct NvmlAnswer(string Question, string Answer);
