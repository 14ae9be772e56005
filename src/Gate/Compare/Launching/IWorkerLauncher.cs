using EnergyGate.Gate.Compare.Workers;

namespace EnergyGate.Gate.Compare.Launching;

/// <summary>Starts fresh workers.</summary>
public interface IWorkerLauncher
{
    /// <summary>A fresh worker: another process each time, for what a launch happens to draw lasts as long as the process.</summary>
    /// <exception cref="WorkerFailureException">It does not start.</exception>
    IWorker Launch(WorkerArm arm);
}
