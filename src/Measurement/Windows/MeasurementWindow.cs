using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Windows;

/// <summary>Energy, time and conditions between two readings of a meter, or the reason that the window is void.</summary>
/// <param name="Energy">Energy used; meaningless when void.</param>
/// <param name="Time">Elapsed time.</param>
/// <param name="VoidReason">Reason that the window is void; null when it is valid.</param>
/// <param name="Conditions">Temperature and clock of the device; null when the meter does not report them.</param>
public readonly record struct MeasurementWindow(
    Joules Energy, Seconds Time, VoidReason? VoidReason = null, WindowConditions? Conditions = null)
{
    private static readonly VoidReason NoTime = new("the clock did not advance between start and stop");
    private static readonly VoidReason WentBack = new("the energy counter went backwards: the driver or the machine was reset");
    private static readonly VoidReason DidNotMove = new(
        "the energy did not change between start and stop: the window is shorter than the meter's resolution");

    private static readonly VoidReason NotFinite = new("the energy is not a finite number");
    private static readonly VoidReason UnknownFault = new("the meter had a fault during the window");

    /// <summary>Whether the window is void.</summary>
    public bool IsVoid => VoidReason is not null;

    /// <summary>Mean power: energy / time.</summary>
    public Watts Power => Energy / Time;

    /// <summary>
    /// The window between two readings; void when a fault occurred, or when energy or time did not increase. Never 0 J. Allocates nothing.
    /// </summary>
    /// <param name="start">The reading at the start of the window.</param>
    /// <param name="finish">The reading at its end, of the same meter.</param>
    /// <param name="fault">The meter's latest fault, reported if one occurred in the window.</param>
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
