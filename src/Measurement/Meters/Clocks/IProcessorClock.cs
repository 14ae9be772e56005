namespace EnergyGate.Measurement.Meters.Clocks;

/// <summary>A clock of processor time.</summary>
public interface IProcessorClock
{
    /// <summary>Processor time used so far by all threads of this process, in nanoseconds. Allocates nothing.</summary>
    long ReadNanoseconds();
}
