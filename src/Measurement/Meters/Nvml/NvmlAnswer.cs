namespace EnergyGate.Measurement.Meters.Nvml;

/// <summary>What NVML answered to one question about a board.</summary>
/// <param name="Question">What was asked, e.g. <c>energy counter</c>.</param>
/// <param name="Answer">The figure with its unit, or why there is none.</param>
public readonly record struct NvmlAnswer(string Question, string Answer);
