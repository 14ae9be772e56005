using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Metering;

/// <summary>The board's own energy counter. It starts at 0 J when the driver is loaded, and ticks.</summary>
internal sealed class NvmlEnergyCounter(INvmlLibrary library, nint device, TimeProvider clock) : INvmlFigure
{
    private int _faultCount;
    private Joules _last;

    public string Source => "total energy counter";

    /// <summary>The driver's usual tick. It differs by board (10 to 100 ms were seen); the longer one is the safe one.</summary>
    public MeterResolution Resolution { get; } = new(Seconds.FromMilliseconds(100), "the driver's usual tick, not probed");

    public string? LastFault { get; private set; }

    public MeterReading Read()
    {
        var result = library.TotalEnergy(device, out var millijoules);
        if (result == NvmlResult.Success)
        {
            _last = Joules.FromMillijoules(millijoules);
        }
        else
        {
            _faultCount++;
            LastFault = $"the energy counter could not be read: {result.Describe()}";
        }

        return new(_last, Seconds.FromTimestamp(clock.GetTimestamp(), clock), _faultCount);
    }

    public void Dispose()
    {
    }
}
