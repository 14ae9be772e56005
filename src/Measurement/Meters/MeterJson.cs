using System.Text.Json;

namespace EnergyGate.Measurement.Meters;

/// <summary>One JSON object of a file that describes a meter or a device, with errors that name the file and the field.</summary>
/// <param name="element">The object.</param>
/// <param name="source">Where it stands, for messages: the file, and the field for an inner object.</param>
internal sealed class MeterJson(JsonElement element, string source)
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="MeterChoiceException">The file cannot be read, or <paramref name="parse"/> refuses its text.</exception>
    public static T Load<T>(string path, Func<string, string, T> parse)
    {
        try
        {
            return parse(File.ReadAllText(path), path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MeterChoiceException($"{path}: cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Parses a text that must be one object.</summary>
    /// <exception cref="MeterChoiceException">It is not.</exception>
    public static MeterJson Parse(string json, string source)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new(document.RootElement.Clone(), source)
                : throw new MeterChoiceException($"{source}: not a JSON object");
        }
        catch (JsonException exception)
        {
            throw new MeterChoiceException($"{source}: not JSON: {exception.Message}", exception);
        }
    }

    /// <summary>The names of the fields.</summary>
    public IEnumerable<string> Names => element.EnumerateObject().Select(member => member.Name);

    /// <summary>The value of a field; null if there is none.</summary>
    public JsonElement? Find(string field) => element.TryGetProperty(field, out var value) ? value : null;

    /// <summary>A field that must be an object.</summary>
    public MeterJson Object(string field) => Find(field) switch
    {
        null => throw Missing(field),
        { ValueKind: JsonValueKind.Object } value => new(value, $"{source}: {field}"),
        { } value => throw Illegal(field, value, "an object"),
    };

    /// <summary>A field that must be a non-empty string.</summary>
    public string Text(string field) => TextOrNull(field) ?? throw Missing(field);

    /// <summary>A non-empty string; null if the field is absent.</summary>
    public string? TextOrNull(string field) => Find(field) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } value when !string.IsNullOrWhiteSpace(value.GetString()) => value.GetString(),
        { } value => throw Illegal(field, value, "a non-empty string"),
    };

    /// <summary>A field that must be a number inside a range.</summary>
    /// <param name="field">Its name.</param>
    /// <param name="isLegal">Whether a number lies in the range.</param>
    /// <param name="legal">The range in words.</param>
    public double Number(string field, Func<double, bool> isLegal, string legal) =>
        NumberOrNull(field, isLegal, legal) ?? throw Missing(field);

    /// <summary>A number inside a range; null if the field is absent.</summary>
    public double? NumberOrNull(string field, Func<double, bool> isLegal, string legal) => Find(field) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value
            when value.TryGetDouble(out var number) && double.IsFinite(number) && isLegal(number) => number,
        { } value => throw Illegal(field, value, legal),
    };

    private MeterChoiceException Missing(string field) => new($"{source}: has no field '{field}'");

    private MeterChoiceException Illegal(string field, JsonElement value, string legal) =>
        new($"{source}: {field} is {value.GetRawText()}; legal is {legal}");
}
