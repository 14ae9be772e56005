using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Meters;

/// <summary>The energy and time of one window, or why the window tells nothing.</summary>
/// <param name="Energy">The energy spent; meaningless when void.</param>
/// <param name="Time">The time passed.</param>
/// <param name="VoidReason">Why the window does not count, as one sentence; null when it counts.</param>
public readonly record struct EnergySample(Joules Energy, Seconds Time, string? VoidReason)
{
    private const string NoTime = "the clock did not advance between start and stop";
    private const string WentBack = "the energy counter went backwards: the driver or the machine was reset";
    private const string DidNotMove = "the energy figure did not move between start and stop: the window is shorter than the meter's resolution";
    private const string NotFinite = "the energy figure is not a finite number";

    /// <summary>Whether the window tells nothing.</summary>
    public bool IsVoid => VoidReason is not null;

    /// <summary>The sample between two readings; void when a fault fell into it, or when energy or time did not grow. Never 0 J. Allocates nothing.</summary>
    /// <param name="start">The reading at the start of the window.</param>
    /// <param name="stop">The reading at its end, of the same meter.</param>
    /// <param name="fault">The meter's sentence about its latest fault, used when one fell into the window.</param>
    public static EnergySample Between(MeterReading start, MeterReading stop, string? fault = null)
    {
        var energy = stop.Energy - start.Energy;
        var time = stop.Time - start.Time;
        var reason = 0 switch
        {
            _ when stop.FaultCount != start.FaultCount => fault ?? "the meter met a fault in the window",
            _ when !double.IsFinite(energy.Value) => NotFinite,
            _ when energy.Value < 0 => WentBack,
            _ when !(time.Value > 0) => NoTime,
            _ when energy.Value == 0 => DidNotMove,
            _ => null,
        };
        return new(energy, time, reason);
    }
}
