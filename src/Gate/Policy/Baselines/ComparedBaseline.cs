using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Policy.Baselines;

/// <summary>
/// The file of the machine or device that a run's figures are compared with; files of other machines are never missing from the run.
/// </summary>
/// <param name="Path">The file; it may not exist.</param>
internal sealed record ComparedBaseline(string Path) : ICheckResult;
