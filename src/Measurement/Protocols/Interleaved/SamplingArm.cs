namespace EnergyGate.Measurement.Protocols.Interleaved;

/// <summary>A workload to measure: a fixed mix of work that is the same in every call.</summary>
/// <param name="Name">Name in results, e.g. a variant's name; unique within a run.</param>
/// <param name="Run">Runs the mix once on fixed inputs and waits for the device to finish. It should not allocate.</param>
/// <param name="ItemsPerRun">Items (inferences, texts) per call, at least 1; used only for figures per item.</param>
public sealed record SamplingArm(string Name, Action Run, int ItemsPerRun = 1);
