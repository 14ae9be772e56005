namespace EnergyGate.Measurement.Units;

/// <summary>
/// Splits a change of energy into dE = P dt + t dP + dP dt, with the reference's time t and mean power P = E / t. The terms add up to the
/// whole difference. Energy and time are nearly collinear, so a ratio of joules alone does not show whether time or power changed.
/// </summary>
/// <param name="FromTime">P dt: the change of time at the reference's power.</param>
/// <param name="FromPower">t dP: the change of power over the reference's time.</param>
/// <param name="FromBoth">dP dt: the combined effect of both changes.</param>
public readonly record struct EnergyWaterfall(Joules FromTime, Joules FromPower, Joules FromBoth)
{
    /// <summary>The whole difference: the candidate's energy minus the reference's.</summary>
    public Joules Total => FromTime + FromPower + FromBoth;

    /// <summary>Splits a difference.</summary>
    /// <param name="referenceEnergy">The reference's energy for one piece of work.</param>
    /// <param name="referenceTime">The reference's time, above 0 s.</param>
    /// <param name="candidateEnergy">The candidate's energy for the same work.</param>
    /// <param name="candidateTime">The candidate's time, above 0 s.</param>
    /// <exception cref="ArgumentOutOfRangeException">A time is not above 0 s, or a figure is not finite.</exception>
    public static EnergyWaterfall Of(Joules referenceEnergy, Seconds referenceTime, Joules candidateEnergy, Seconds candidateTime)
    {
        RequireTime(referenceTime, nameof(referenceTime));
        RequireTime(candidateTime, nameof(candidateTime));
        if (!double.IsFinite(referenceEnergy.Value) || !double.IsFinite(candidateEnergy.Value))
        {
            throw new ArgumentOutOfRangeException(
                nameof(referenceEnergy), $"energies must be finite; given {referenceEnergy} and {candidateEnergy}");
        }

        var power = referenceEnergy / referenceTime;
        var morePower = (candidateEnergy / candidateTime) - power;
        var moreTime = candidateTime - referenceTime;
        return new(power * moreTime, morePower * referenceTime, morePower * moreTime);
    }

    private static void RequireTime(Seconds time, string name)
    {
        if (!(time.Value > 0 && double.IsFinite(time.Value)))
        {
            throw new ArgumentOutOfRangeException(name, time, "a time must be finite and above 0 s");
        }
    }
}
