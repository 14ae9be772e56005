using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Meters.Estimated;

/// <summary>
/// Reads a device profile from JSON: <c>name</c>, <c>watts_per_core</c> and <c>idle_watts_per_core</c>. The last two are objects with
/// <c>value</c> (watts), <c>source</c> (a sentence, required) and <c>relative_error</c> (a fraction, 0 or more).
/// </summary>
public static class DeviceProfileFile
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="MeterChoiceException">The file cannot be read or is not a valid profile.</exception>
    public static DeviceProfile Load(string path) => MeterJson.Load(path, Parse);

    /// <summary>Parses a JSON text.</summary>
    /// <param name="json">The JSON text.</param>
    /// <param name="source">Name of the text in messages, e.g. its path.</param>
    /// <exception cref="MeterChoiceException">The text is not a valid profile.</exception>
    public static DeviceProfile Parse(string json, string source)
    {
        var profile = MeterJson.Parse(json, source);
        return new()
        {
            Name = profile.Text("name"),
            WattsPerCore = Coefficient(profile.Object("watts_per_core"), watts => watts > 0, "a number above 0 W"),
            IdleWattsPerCore = Coefficient(profile.Object("idle_watts_per_core"), watts => watts >= 0, "a number, 0 W or more"),
        };
    }

    private static ProfileCoefficient<Watts> Coefficient(MeterJson coefficient, Func<double, bool> isLegal, string legal) => new(
        new(coefficient.Number("value", isLegal, legal)),
        coefficient.Text("source"),
        coefficient.Number("relative_error", fraction => fraction >= 0, "a fraction of 0 or more"));
}
