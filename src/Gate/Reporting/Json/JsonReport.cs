using System.Text.Json;
using System.Text.Json.Serialization;
using EnergyGate.Gate.Reporting.Text;
using EnergyGate.Gate.Results;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Gate.Reporting.Json;

/// <summary>The result of a run as JSON, from which every other report can be written again.</summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new TimelineReadingConverter(),
            new QuantityConverter<Joules>(energy => energy.Value, value => new(value)),
            new QuantityConverter<Seconds>(time => time.Value, value => new(value)),
            new QuantityConverter<Watts>(power => power.Value, value => new(value)),
            new NamedValueConverter<Verdict>(CellNames.Of),
            new NamedValueConverter<CheckKind>(CellNames.Of),
            new NamedValueConverter<FigureKind>(CellNames.Of),
        },
    };

    /// <summary>Writes the JSON.</summary>
    /// <param name="result">The result.</param>
    public static string Write(GateResult result) => JsonSerializer.Serialize(result, Options) + "\n";

    /// <summary>Reads a result back.</summary>
    /// <param name="text">The JSON.</param>
    /// <exception cref="JsonException">The text is not a result of this schema.</exception>
    public static GateResult Read(string text)
    {
        var result = JsonSerializer.Deserialize<GateResult>(text, Options) ?? throw new JsonException("the file contains no result");
        return result.Schema == 1 ? result : throw new JsonException($"schema {result.Schema} is unknown: this program reads schema 1");
    }
}
