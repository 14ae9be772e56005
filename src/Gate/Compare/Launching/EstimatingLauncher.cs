using EnergyGate.Gate.Compare.Workers;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Gate.Compare.Launching;

/// <summary>
/// Converts each worker's CPU time to joules with the comparison's own watts per core, so that a commit cannot lower its own figure.
/// </summary>
/// <param name="inner">Starts the workers.</param>
/// <param name="wattsPerCore">Power of a busy core.</param>
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
