using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Policy.Baselines;

/// <summary>
/// The file of one machine or device that a run's figures are compared with; whatever other machines have stored, this run cannot lack.
/// </summary>
/// <param name="Path">The file, whether it is there or not.</param>
public sealed record ComparedBaseline(string Path) : ICheckResult;
