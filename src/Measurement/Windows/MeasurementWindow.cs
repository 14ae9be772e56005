using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Windows;

/// <summary>The energy, the time and the conditions between two readings of a meter, or why the window is void.</summary>
/// <param name="Energy">The energy spent; meaningless when void.</param>
/// <param name="Time">The time passed.</param>
/// <param name="VoidReason">Why the window does not count; null when it counts.</param>
/// <param name="Conditions">How warm and how fast the device was; null where the meter does not tell.</param>
public readonly record struct MeasurementWindow(
    Joules Energy, Seconds Time, VoidReason? VoidReason = null, WindowConditions? Conditions = null)
{
    private static readonly VoidReason NoTime = new("the clock did not advance between start and stop");
    private static readonly VoidReason WentBack = new("the energy counter went backwards: the driver or the machine was reset");
    private static readonly VoidReason DidNotMove = new(
        "the energy figure did not move between start and stop: the window is shorter than the meter's resolution");

    private static readonly VoidReason NotFinite = new("the energy figure is not a finite number");
    private static readonly VoidReason UnknownFault = new("the meter met a fault in the window");

    /// <summary>Whether the window does not count.</summary>
    public bool IsVoid => VoidReason is not null;

    /// <summary>The mean power: energy by time.</summary>
    public Watts Power => Energy / Time;

    /// <summary>
    /// The window between two readings; void when a fault fell into it, or when energy or time did not grow. Never 0 J. Allocates nothing.
    /// </summary>
    /// <param name="start">The reading at the start of the window.</param>
    /// <param name="finish">The reading at its end, of the same meter.</param>
    /// <param name="fault">The meter's latest fault, used when one fell into the window.</param>
    public static MeasurementWindow Between(MeterReading start, MeterReading finish, VoidReason? fault = null)
    {
        var energy = finish.Energy - start.Energy;
        var time = finish.Time - start.Time;
        return new(energy, time, finish.FaultCount != start.FaultCount ? fault ?? UnknownFault : Reason(energy, time));
    }

    private static VoidReason? Reason(Joules energy, Seconds time)
    {
        if (!double.IsFinite(energy.Value))
        {
            return NotFinite;
        }

        if (energy.Value < 0)
        {
            return WentBack;
        }

        if (!(time.Value > 0))
        {
            return NoTime;
        }

        return energy.Value == 0 ? DidNotMove : null;
    }
}
