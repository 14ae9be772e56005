using EnergyGate.Gate.Compare.Workers;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Gate.Compare.Launching;

/// <summary>
/// Converts each worker's CPU time to joules with the comparison's own watts per core. A worker's own watts are those of its commit, and a
/// commit could lower its figure with them.
/// </summary>
/// <param name="inner">Starts them.</param>
/// <param name="wattsPerCore">What a busy core draws.</param>
internal sealed class EstimatingLauncher(IWorkerLauncher inner, Watts wattsPerCore) : IWorkerLauncher
{
    /// <inheritdoc/>
    public IWorker Launch(WorkerArm arm) => new Worker(inner.Launch(arm), wattsPerCore);

    private sealed class Worker(IWorker inner, Watts wattsPerCore) : IWorker
    {
        public int ProcessId => inner.ProcessId;

        public LoadedVariant Load(string variant) => inner.Load(variant);

        public WorkerBlock Block(int first, int count)
        {
            var block = inner.Block(first, count);
            return block.Window.IsVoid
                ? block
                : block.MeasuredBy(block.Window with { Energy = block.Block.ProcessorTime * wattsPerCore });
        }

        public void Plant(double fraction) => inner.Plant(fraction);

        public void Dispose() => inner.Dispose();
    }
}
