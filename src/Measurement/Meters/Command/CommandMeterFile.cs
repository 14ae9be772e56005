using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Meters.Command;

/// <summary>
/// Reads a command meter from JSON: <c>command</c> (an array: the program and its arguments), and optionally <c>unit</c>, <c>pattern</c>,
/// <c>interval_seconds</c>, <c>timeout_seconds</c>, <c>domain</c> (machine, processor or graphics-board).
/// </summary>
public static class CommandMeterFile
{
    private static readonly ImmutableArray<string> Fields = ["command", "unit", "pattern", "interval_seconds", "timeout_seconds", "domain"];

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="MeterChoiceException">The file cannot be read or does not describe a meter.</exception>
    public static CommandMeterSpecification Load(string path)
    {
        try
        {
            return Parse(File.ReadAllText(path), path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MeterChoiceException($"{path}: cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Parses a JSON text.</summary>
    /// <param name="json">The JSON text.</param>
    /// <param name="source">Name of the text in messages.</param>
    /// <exception cref="MeterChoiceException">The text does not describe a meter.</exception>
    public static CommandMeterSpecification Parse(string json, string source)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                throw new MeterChoiceException($"{source}: is not a JSON object");
            }

            var other = root.EnumerateObject().FirstOrDefault(field => !Fields.Contains(field.Name));
            if (other is { Value.ValueKind: not JsonValueKind.Undefined } unknown)
            {
                throw new MeterChoiceException($"{source}: field '{unknown.Name}' is not known; legal are {string.Join(", ", Fields)}");
            }

            var command = Command(root, source);
            return new()
            {
                Program = command[0],
                Arguments = command[1..],
                Unit = Text(root, "unit", source) is { } unit ? UnitOf(unit, source) : null,
                Pattern = PatternOf(Text(root, "pattern", source), source),
                Interval = Time(root, "interval_seconds", new(1), source),
                Timeout = Time(root, "timeout_seconds", new(2), source),
                Domain = DomainOf(Text(root, "domain", source), source),
            };
        }
        catch (JsonException exception)
        {
            throw new MeterChoiceException($"{source}: is not JSON: {exception.Message}", exception);
        }
    }

    private static ImmutableArray<string> Command(JsonElement root, string source) =>
        root.TryGetProperty("command", out var command) && command.ValueKind == JsonValueKind.Array && command.GetArrayLength() > 0
        && command.EnumerateArray().All(word => word.ValueKind == JsonValueKind.String)
        && !string.IsNullOrWhiteSpace(command[0].GetString())
            ? [.. command.EnumerateArray().Select(word => word.GetString()!)]
            : throw new MeterChoiceException(
                $"{source}: command must be an array of strings, the program first, e.g. [\"ipmitool\", \"dcmi\", \"power\", \"reading\"]");

    private static string? Text(JsonElement root, string field, string source) => !root.TryGetProperty(field, out var value)
        ? null
        : value.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(value.GetString())
            ? value.GetString()
            : throw new MeterChoiceException($"{source}: {field} is {value.GetRawText()}; legal is a non-empty string");

    private static Seconds Time(JsonElement root, string field, Seconds defaultTime, string source) =>
        !root.TryGetProperty(field, out var value) ? defaultTime
            : value.ValueKind == JsonValueKind.Number && value.GetDouble() is >= 0.01 and <= 3600 ? new(value.GetDouble())
            : throw new MeterChoiceException($"{source}: {field} is {value.GetRawText()}; legal are 0.01 to 3600 s");

    private static CommandUnit UnitOf(string unit, string source) => CommandUnit.TryFind(unit, out var found)
        ? found
        : throw new MeterChoiceException($"{source}: unit is '{unit}'; legal are {CommandUnit.Legal}");

    private static string? PatternOf(string? pattern, string source)
    {
        try
        {
            return pattern is null || new Regex(pattern, RegexOptions.NonBacktracking).GetGroupNumbers().Length > 1
                ? pattern
                : throw new MeterChoiceException($"{source}: pattern '{pattern}' has no group: enclose the number in (...)");
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            throw new MeterChoiceException($"{source}: pattern '{pattern}': {exception.Message}", exception);
        }
    }

    private static MeterDomain DomainOf(string? domain, string source) => domain switch
    {
        null or "machine" => MeterDomain.Machine,
        "processor" => MeterDomain.Processor,
        "graphics-board" => MeterDomain.GraphicsBoard,
        _ => throw new MeterChoiceException($"{source}: domain is '{domain}'; legal are machine, processor, graphics-board"),
    };
}
