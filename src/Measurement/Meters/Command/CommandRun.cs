namespace EnergyGate.Measurement.Meters.Command;

/// <summary>How one call of a program ended.</summary>
/// <param name="Output">What it printed on standard output, or as far as it came.</param>
/// <param name="Failure">Why the output does not count, as a sentence; null when it does.</param>
/// <param name="ProcessorNanoseconds">
/// Processor time of all child processes of this one that ended meanwhile: the program's, and of any other that happened to end.
/// </param>
internal readonly record struct CommandRun(string Output, string? Failure, long ProcessorNanoseconds);
