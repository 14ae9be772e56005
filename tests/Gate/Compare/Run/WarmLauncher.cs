using EnergyGate.Gate.Compare.Launching;
using EnergyGate.Gate.Compare.Workers;

namespace EnergyGate.Tests.Gate.Compare.Run;

/// <summary>Launches workers that run an action before each block.</summary>
internal sealed class WarmLauncher(IWorkerLauncher inner, Action<WorkerArm> before) : IWorkerLauncher
{
    public IWorker Launch(WorkerArm role) => new Worker(inner.Launch(role), () => before(role));

    private sealed class Worker(IWorker inner, Action before) : IWorker
    {
        public int ProcessId => inner.ProcessId;

        public LoadedVariant Load(string variant) => inner.Load(variant);

        public WorkerBlock Block(int first, int count)
        {
            before();
            return inner.Block(first, count);
        }

        public void Plant(Plant plant) => inner.Plant(plant);

        public void Dispose() => inner.Dispose();
    }
}
