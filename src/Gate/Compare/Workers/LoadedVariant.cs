using EnergyGate.Measurement.Units;

namespace EnergyGate.Gate.Compare.Workers;

/// <summary>What a worker says of a variant that it has loaded and warmed up.</summary>
/// <param name="BatchCount">Batches of one pass over the mix.</param>
/// <param name="TimePerBatch">Wall time of the last warm-up run: it sizes the blocks.</param>
public readonly record struct LoadedVariant(int BatchCount, Seconds TimePerBatch);
