using EnergyGate.Gate.Compare.Workers;

namespace EnergyGate.Gate.Compare.Launching;

/// <summary>The workers of one launch, started in a given order.</summary>
internal sealed class WorkerSet : IDisposable
{
    private readonly WorkerArm[] order;
    private readonly Dictionary<WorkerArm, IWorker> workers = [];
    private readonly Dictionary<WorkerArm, (string Variant, LoadedVariant Loaded)> loaded = [];

    public WorkerSet(IWorkerLauncher launcher, WorkerArm[] order)
    {
        this.order = order;
        try
        {
            foreach (var arm in order)
            {
                workers.Add(arm, launcher.Launch(arm));
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public IWorker this[WorkerArm arm] => workers[arm];

    /// <summary>
    /// Loads a variant in the base and one other worker, in the order of their launch. A loaded variant is not loaded again.
    /// </summary>
    public (LoadedVariant Base, LoadedVariant Other) Load(string variant, WorkerArm other)
    {
        foreach (var arm in order.Where(arm => arm == WorkerArm.Base || arm == other))
        {
            if (!loaded.TryGetValue(arm, out var there) || there.Variant != variant)
            {
                loaded[arm] = (variant, workers[arm].Load(variant));
            }
        }

        return (loaded[WorkerArm.Base].Loaded, loaded[other].Loaded);
    }

    public void Dispose()
    {
        foreach (var worker in workers.Values)
        {
            worker.Dispose();
        }
    }
}
