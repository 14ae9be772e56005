using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Meters.Nvml;

/// <summary>What watching a board costs on the host.</summary>
/// <param name="Polls">Polls so far.</param>
/// <param name="Busy">
/// Processor time of the polling thread; where the system does not tell, the time spent in polls, which also wait for the driver.
/// </param>
/// <param name="Elapsed">Time since the first.</param>
public readonly record struct PollingCost(long Polls, Seconds Busy, Seconds Elapsed)
{
    /// <summary>The share of one core, 0 to 1. NaN before any time has passed.</summary>
    public double ShareOfCore => Busy / Elapsed;
}
