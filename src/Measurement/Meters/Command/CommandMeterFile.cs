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
    public static CommandMeterSpecification Load(string path) => MeterJson.Load(path, Parse);

    /// <summary>Parses a JSON text.</summary>
    /// <param name="json">The JSON text.</param>
    /// <param name="source">Name of the text in messages.</param>
    /// <exception cref="MeterChoiceException">The text does not describe a meter.</exception>
    public static CommandMeterSpecification Parse(string json, string source)
    {
        var meter = MeterJson.Parse(json, source);
        if (meter.Names.FirstOrDefault(name => !Fields.Contains(name)) is { } unknown)
        {
            throw new MeterChoiceException($"{source}: field '{unknown}' is not known; legal are {string.Join(", ", Fields)}");
        }

        var command = Command(meter.Find("command"), source);
        return new()
        {
            Program = command[0],
            Arguments = command[1..],
            Unit = meter.TextOrNull("unit") is { } unit ? UnitOf(unit, source) : null,
            Pattern = PatternOf(meter.TextOrNull("pattern"), source),
            Interval = Time(meter, "interval_seconds") ?? new(1),
            Timeout = Time(meter, "timeout_seconds") ?? new(2),
            Domain = DomainOf(meter.TextOrNull("domain"), source),
        };
    }

    private static ImmutableArray<string> Command(JsonElement? field, string source) =>
        field is { ValueKind: JsonValueKind.Array } command && command.GetArrayLength() > 0
        && command.EnumerateArray().All(word => word.ValueKind == JsonValueKind.String)
        && !string.IsNullOrWhiteSpace(command[0].GetString())
            ? [.. command.EnumerateArray().Select(word => word.GetString()!)]
            : throw new MeterChoiceException(
                $"{source}: command must be an array of strings, the program first, e.g. [\"ipmitool\", \"dcmi\", \"power\", \"reading\"]");

    private static Seconds? Time(MeterJson meter, string field) =>
        meter.NumberOrNull(field, seconds => seconds is >= 0.01 and <= 3600, "0.01 to 3600 s") is { } seconds ? new(seconds) : null;

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
