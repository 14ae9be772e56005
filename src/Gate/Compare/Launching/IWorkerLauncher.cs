using EnergyGate.Gate.Compare.Workers;

namespace EnergyGate.Gate.Compare.Launching;

/// <summary>Starts fresh workers.</summary>
internal interface IWorkerLauncher
{
    /// <summary>
    /// Starts a new process each time: launch-time effects (ASLR, page placement) persist for the life of a process.
    /// </summary>
    /// <exception cref="WorkerFailureException">It does not start.</exception>
    IWorker Launch(WorkerArm arm);
}
