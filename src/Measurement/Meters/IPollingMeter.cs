using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Meters;

/// <summary>A meter that works between readings too: polling costs energy, so it says how much of a core it takes.</summary>
public interface IPollingMeter
{
    /// <summary>Processor time that its own thread has used so far, and the programs that it started.</summary>
    Seconds PollingTime { get; }
}
