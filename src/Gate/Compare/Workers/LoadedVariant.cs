using EnergyGate.Measurement.Units;

namespace EnergyGate.Gate.Compare.Workers;

/// <summary>A variant that a worker has loaded and warmed up.</summary>
/// <param name="BatchCount">Batches per pass over the mix.</param>
/// <param name="TimePerBatch">Wall time of the last warm-up run, which sizes the blocks.</param>
internal readonly record struct LoadedVariant(int BatchCount, Seconds TimePerBatch)
{
    /// <summary>
    /// Energy of the load with its warm-up runs, and of the start of the process if it is its first; null if it was not measured.
    /// </summary>
    public Joules? StartUp { get; init; }
}
