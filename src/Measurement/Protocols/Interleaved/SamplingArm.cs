namespace EnergyGate.Measurement.Protocols.Interleaved;

/// <summary>One thing to measure: a fixed mix of work that is the same at every call.</summary>
/// <param name="Name">Name in results, e.g. a variant's; different for each arm of a run.</param>
/// <param name="Run">Does the mix once, on frozen inputs, waiting for the device where there is one. It should not allocate.</param>
/// <param name="ItemsPerRun">How many items (inferences, texts) one call handles, at least 1: only for figures per item.</param>
public sealed record SamplingArm(string Name, Action Run, int ItemsPerRun = 1);
