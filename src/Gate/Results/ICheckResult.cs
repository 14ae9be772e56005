
namespace EnergyGate.Gate.Results;

/// <summary>
/// One thing that a check found: a <see cref="Cell"/>, or what stands beside the cells in a report or in a baseline. A run is an immutable
/// list of these.
/// </summary>
public interface ICheckResult;
