using EnergyGate.Measurement.Meters.Clocks;

namespace EnergyGate.Tests.Gate.Compare.Run;

/// <summary>The CPU clock of a stand-in worker as read from outside: it moves only when the worker works.</summary>
internal sealed class StandInClock : IProcessorClock
{
    private double seconds;

    public void Work(double more) => seconds += more;

    public long ReadNanoseconds() => (long)(seconds * 1e9);
}
