using EnergyGate.Gate.Compare.Workers;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Gate.Compare.Launching;

/// <summary>
/// Starts workers whose joules are their CPU time at one price, that of the comparing program: a worker's own price is its commit's, and a commit that lowered it would
/// pay for more work with it.
/// </summary>
/// <param name="inner">Starts them.</param>
/// <param name="wattsPerCore">What a busy core draws.</param>
internal sealed class EstimatingLauncher(IWorkerLauncher inner, Watts wattsPerCore) : IWorkerLauncher
{
    /// <inheritdoc/>
    public IWorker Launch(WorkerRole role) => new Worker(inner.Launch(role), wattsPerCore);

    private sealed class Worker(IWorker inner, Watts wattsPerCore) : IWorker
    {
        public int ProcessId => inner.ProcessId;

        public LoadedVariant Load(string variant) => inner.Load(variant);

        public BlockFigures Block(int first, int count)
        {
            var figures = inner.Block(first, count);
            return double.IsNaN(figures.Joules) ? figures : figures with { Joules = figures.ProcessorSeconds * wattsPerCore.Value };
        }

        public void Plant(double fraction) => inner.Plant(fraction);

        public void Dispose() => inner.Dispose();
    }
}
