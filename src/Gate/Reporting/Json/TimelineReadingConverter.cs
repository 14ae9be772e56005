using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using EnergyGate.Gate.Results.Timeline;

namespace EnergyGate.Gate.Reporting.Json;

/// <summary>Writes a step of a timeline as one line: <c>[seconds, watts, °C, MHz]</c>; unknown figures are null.</summary>
public sealed class TimelineReadingConverter : JsonConverter<TimelineReading>
{
    private const int Figures = 4;

    /// <inheritdoc/>
    public override TimelineReading Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var figures = JsonSerializer.Deserialize<double?[]>(ref reader);
        return figures is { Length: Figures } && figures[0] is { } seconds
            ? new(seconds, figures[1], figures[2], figures[3])
            : throw new JsonException("a step of a timeline must be [seconds, watts, °C, MHz]");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TimelineReading value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteRawValue($"[{Number(value.Seconds)}, {Number(value.Watts)}, {Number(value.Celsius)}, {Number(value.Megahertz)}]");
    }

    private static string Number(double? value) =>
        value is { } known && double.IsFinite(known) ? known.ToString("R", CultureInfo.InvariantCulture) : "null";
}
