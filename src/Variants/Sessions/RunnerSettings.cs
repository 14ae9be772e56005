namespace EnergyGate.Variants.Sessions;

/// <summary>How a session uses the machine; the recipe decides how the graph is rewritten.</summary>
/// <param name="Threads">Threads within an operator, at least 1.</param>
/// <param name="AllowSpinning">Whether idle threads spin. Spinning is faster, but its CPU time falls into other windows; false where energy
/// is estimated.</param>
/// <param name="Provider">Execution provider by ONNX Runtime's short name: CPU or CUDA.</param>
/// <param name="ProfilePathPrefix">Where a profile of all runs is written, a prefix of its path; null for no profile.</param>
public sealed record RunnerSettings(int Threads, bool AllowSpinning = true, string Provider = "CPU", string? ProfilePathPrefix = null);
