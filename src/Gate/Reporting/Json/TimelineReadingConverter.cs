using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using EnergyGate.Gate.Results.Timeline;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Gate.Reporting.Json;

/// <summary>Writes a step of a timeline as one line: <c>[seconds, watts, °C, MHz]</c>; unknown figures are null.</summary>
internal sealed class TimelineReadingConverter : JsonConverter<TimelineReading>
{
    private const int Figures = 4;

    /// <inheritdoc/>
    public override TimelineReading Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var figures = JsonSerializer.Deserialize<double?[]>(ref reader);
        return figures is { Length: Figures } && figures[0] is { } seconds
            ? new(
                new(seconds),
                figures[1] is { } watts ? new(watts) : null,
                figures[2] is { } celsius ? new(celsius) : null,
                figures[3] is { } megahertz ? Hertz.FromMegahertz(megahertz) : null)
            : throw new JsonException("a step of a timeline must be [seconds, watts, °C, MHz]");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TimelineReading value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        string[] figures =
        [
            Number(value.Time.Value),
            Number(value.Power?.Value),
            Number(value.Temperature?.Value),
            Number(value.Clock?.Megahertz),
        ];
        writer.WriteRawValue($"[{string.Join(", ", figures)}]");
    }

    private static string Number(double? value) =>
        value is { } known && double.IsFinite(known) ? known.ToString("R", CultureInfo.InvariantCulture) : "null";
}
