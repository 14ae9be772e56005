namespace EnergyGate.Gate.Results;

/// <summary>
/// A result of a check: a <see cref="Cell"/>, or additional data for the report or a baseline. A run is an immutable list of these.
/// </summary>
internal interface ICheckResult;
