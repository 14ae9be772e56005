namespace EnergyGate.Measurement.Units;

/// <summary>
/// Energy minus the energy of the idle device. Shown next to gross energy, but never used for a verdict: subtracting idle power favours the
/// slower arm, which can reverse a conclusion.
/// </summary>
public static class NetEnergy
{
    /// <summary>E - P_idle t. May be negative, because idle power has its own error.</summary>
    /// <param name="gross">The measured energy.</param>
    /// <param name="time">The time of the measurement.</param>
    /// <param name="idle">Idle power of the device.</param>
    public static Joules Of(Joules gross, Seconds time, Watts idle) => gross - idle * time;
}
