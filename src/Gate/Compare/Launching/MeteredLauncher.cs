using EnergyGate.Gate.Compare.Workers;
using EnergyGate.Measurement.Meters;

namespace EnergyGate.Gate.Compare.Launching;

/// <summary>Starts workers whose blocks are measured with a device's meter instead of their own estimate.</summary>
/// <param name="inner">Starts the workers.</param>
/// <param name="meter">The meter, which counts each worker as part of the workload. Not disposed.</param>
/// <param name="clock">The monotonic clock.</param>
internal sealed class MeteredLauncher(IWorkerLauncher inner, IEnergyMeter meter, TimeProvider clock) : IWorkerLauncher
{
    /// <inheritdoc/>
    public IWorker Launch(WorkerArm arm)
    {
        var worker = inner.Launch(arm);
        meter.IncludeProcess(worker.ProcessId);
        return new MeteredWorker(worker, meter, clock);
    }
}
