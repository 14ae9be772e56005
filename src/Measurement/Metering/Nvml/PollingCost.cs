using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Metering.Nvml;

/// <summary>What watching a board costs on the host.</summary>
/// <param name="Polls">Polls so far.</param>
/// <param name="Busy">Time spent in them.</param>
/// <param name="Elapsed">Time since the first.</param>
public readonly record struct PollingCost(long Polls, Seconds Busy, Seconds Elapsed)
{
    /// <summary>The share of one core, 0 to 1: an upper bound, since a poll also waits for the driver. NaN before any time has passed.</summary>
    public double ShareOfCore => Busy / Elapsed;
}
