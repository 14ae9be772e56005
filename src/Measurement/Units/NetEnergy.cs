namespace EnergyGate.Measurement.Units;

/// <summary>
/// Energy less what the device draws when it does nothing. It is reported beside the gross figure and never judged: taking the idle power
/// off favours the slower of two arms, which can turn a conclusion round.
/// </summary>
public static class NetEnergy
{
    /// <summary>E - P_idle t. It may be negative: the idle power has an error of its own.</summary>
    /// <param name="gross">The energy as measured.</param>
    /// <param name="time">The time in which it was spent.</param>
    /// <param name="idle">What the device draws at rest.</param>
    public static Joules Of(Joules gross, Seconds time, Watts idle) => gross - idle * time;
}
