namespace EnergyGate.Measurement.Meters.Command;

/// <summary>The result of one call of a program.</summary>
/// <param name="Output">Standard output, possibly truncated.</param>
/// <param name="Failure">Reason that the call failed, as a sentence; null when it succeeded.</param>
/// <param name="ProcessorNanoseconds">
/// CPU time of all child processes that ended during the call: the program, and any other that happened to end.
/// </param>
internal readonly record struct CommandRun(string Output, string? Failure, long ProcessorNanoseconds);
