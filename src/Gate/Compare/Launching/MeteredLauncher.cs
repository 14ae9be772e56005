using EnergyGate.Gate.Compare.Workers;
using EnergyGate.Measurement.Meters;

namespace EnergyGate.Gate.Compare.Launching;

/// <summary>Starts workers whose blocks a device's meter measures from here, in place of their own estimate.</summary>
/// <param name="inner">Starts them.</param>
/// <param name="meter">The meter; it stays the caller's, and takes each worker for ours.</param>
/// <param name="clock">The monotonic clock.</param>
public sealed class MeteredLauncher(IWorkerLauncher inner, IEnergyMeter meter, TimeProvider clock) : IWorkerLauncher
{
    /// <inheritdoc/>
    public IWorker Launch(WorkerArm arm)
    {
        var worker = inner.Launch(arm);
        meter.IncludeProcess(worker.ProcessId);
        return new MeteredWorker(worker, meter, clock);
    }
}
