namespace EnergyGate.Measurement.Meters.Clocks;

/// <summary>A CPU clock.</summary>
public interface IProcessorClock
{
    /// <summary>CPU time used so far by all threads of this process, in nanoseconds. Allocates nothing.</summary>
    long ReadNanoseconds();
}
