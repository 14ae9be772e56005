using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Meters.Nvml;

/// <summary>Host cost of polling a board.</summary>
/// <param name="Polls">Number of polls so far.</param>
/// <param name="Busy">
/// CPU time of the polling thread; if unavailable, the elapsed time of the polls, which includes waiting for the driver.
/// </param>
/// <param name="Elapsed">Time since the first poll.</param>
public readonly record struct PollingCost(long Polls, Seconds Busy, Seconds Elapsed)
{
    /// <summary>Share of one core, 0 to 1. NaN before any time has passed.</summary>
    public double ShareOfCore => Busy / Elapsed;
}
