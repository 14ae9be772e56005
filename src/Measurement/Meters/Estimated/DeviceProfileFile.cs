using System.Text.Json;
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
    /// <exception cref="DeviceProfileException">The file cannot be read or is not a valid profile.</exception>
    public static DeviceProfile Load(string path)
    {
        try
        {
            return Parse(File.ReadAllText(path), path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DeviceProfileException($"{path}: cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Parses a JSON text.</summary>
    /// <param name="json">The JSON text.</param>
    /// <param name="source">Name of the text in messages, e.g. its path.</param>
    /// <exception cref="DeviceProfileException">The text is not a valid profile.</exception>
    public static DeviceProfile Parse(string json, string source)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            return new()
            {
                Name = Text(root, "name", source),
                WattsPerCore = Coefficient(root, "watts_per_core", source, watts => watts > 0, "above 0 W"),
                IdleWattsPerCore = Coefficient(root, "idle_watts_per_core", source, watts => watts >= 0, "0 W or more"),
            };
        }
        catch (JsonException exception)
        {
            throw new DeviceProfileException($"{source}: is not JSON: {exception.Message}", exception);
        }
    }

    private static ProfileCoefficient<Watts> Coefficient(
        JsonElement root, string field, string source, Func<double, bool> isLegal, string legal)
    {
        var element = Field(root, field, source);
        var value = Number(element, field, "value", source, isLegal, legal);
        var error = Number(element, field, "relative_error", source, fraction => fraction >= 0, "a fraction of 0 or more");
        return new(new(value), Text(element, "source", $"{source}: {field}"), error);
    }

    private static double Number(JsonElement element, string parent, string field, string source, Func<double, bool> isLegal, string legal)
    {
        var number = Field(element, field, $"{source}: {parent}");
        return number.ValueKind == JsonValueKind.Number && number.TryGetDouble(out var value) && double.IsFinite(value) && isLegal(value)
            ? value
            : throw new DeviceProfileException($"{source}: {parent}.{field} is {number.GetRawText()}; legal is a number, {legal}");
    }

    private static string Text(JsonElement element, string field, string source)
    {
        var text = Field(element, field, source);
        return text.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(text.GetString())
            ? text.GetString()!
            : throw new DeviceProfileException($"{source}: {field} is {text.GetRawText()}; legal is a non-empty string");
    }

    private static JsonElement Field(JsonElement element, string field, string source) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(field, out var value)
            ? value
            : throw new DeviceProfileException($"{source}: has no field '{field}'");
}
