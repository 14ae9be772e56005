using EnergyGate.Gate.Compare.Workers;

namespace EnergyGate.Gate.Compare.Launching;

/// <summary>The workers of one launch, started in a given order.</summary>
internal sealed class WorkerSet : IDisposable
{
    private readonly WorkerRole[] order;
    private readonly Dictionary<WorkerRole, IWorker> workers = [];
    private readonly Dictionary<WorkerRole, (string Variant, LoadedVariant Loaded)> loaded = [];

    public WorkerSet(IWorkerLauncher launcher, WorkerRole[] order)
    {
        this.order = order;
        try
        {
            foreach (var role in order)
            {
                workers.Add(role, launcher.Launch(role));
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public IWorker this[WorkerRole role] => workers[role];

    /// <summary>Loads a variant in the base and one other worker, in the order of their launch; what is loaded stays.</summary>
    public (LoadedVariant Base, LoadedVariant Other) Load(string variant, WorkerRole other)
    {
        foreach (var role in order.Where(role => role == WorkerRole.Base || role == other))
        {
            if (!loaded.TryGetValue(role, out var there) || there.Variant != variant)
            {
                loaded[role] = (variant, workers[role].Load(variant));
            }
        }

        return (loaded[WorkerRole.Base].Loaded, loaded[other].Loaded);
    }

    public void Dispose()
    {
        foreach (var worker in workers.Values)
        {
            worker.Dispose();
        }
    }
}
