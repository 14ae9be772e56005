namespace EnergyGate.Measurement.Units;

/// <summary>
/// Why an energy changed: dE = P dt + t dP + dP dt, with the reference's mean power P = E / t and time t. The three terms add up to the
/// whole difference. Energy and time are nearly collinear, so a ratio of joules alone does not say which of the two moved.
/// </summary>
/// <param name="FromTime">P dt: what more time at the reference's power costs.</param>
/// <param name="FromPower">t dP: what more power over the reference's time costs.</param>
/// <param name="FromBoth">dP dt: what is due to both at once.</param>
public readonly record struct EnergyWaterfall(Joules FromTime, Joules FromPower, Joules FromBoth)
{
    /// <summary>The whole difference: the candidate's energy less the reference's.</summary>
    public Joules Total => FromTime + FromPower + FromBoth;

    /// <summary>Takes a difference apart.</summary>
    /// <param name="referenceEnergy">Energy of one piece of work by the reference.</param>
    /// <param name="referenceTime">Its time, above 0 s.</param>
    /// <param name="candidateEnergy">Energy of the same work by the candidate.</param>
    /// <param name="candidateTime">Its time, above 0 s.</param>
    /// <exception cref="ArgumentOutOfRangeException">A time is not above 0 s, or a figure is not finite.</exception>
    public static EnergyWaterfall Of(Joules referenceEnergy, Seconds referenceTime, Joules candidateEnergy, Seconds candidateTime)
    {
        RequireTime(referenceTime, nameof(referenceTime));
        RequireTime(candidateTime, nameof(candidateTime));
        if (!double.IsFinite(referenceEnergy.Value) || !double.IsFinite(candidateEnergy.Value))
        {
            throw new ArgumentOutOfRangeException(
                nameof(referenceEnergy), $"energies are finite; given {referenceEnergy} and {candidateEnergy}");
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
            throw new ArgumentOutOfRangeException(name, time, "a time is above 0 s and finite");
        }
    }
}
