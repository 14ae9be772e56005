using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Meters;

/// <summary>A meter that also polls between readings and reports the CPU time of its polling, because polling costs energy.</summary>
public interface IPollingMeter
{
    /// <summary>CPU time used so far by its polling thread and by the programs that it started.</summary>
    Seconds PollingTime { get; }
}
