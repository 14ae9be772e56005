using System.Globalization;
using System.Text.RegularExpressions;

namespace EnergyGate.Measurement.Meters.Command;

/// <summary>Parses a program's output, independently of the user's culture: decimal point, no digit grouping.</summary>
internal static partial class CommandOutput
{
    /// <summary>The value in joules or watts; null, with the reason, when there is none.</summary>
    public static (double Value, bool IsPower)? Find(string output, CommandMeterSpecification meter, out string reason)
    {
        reason = "";
        var match = meter.Pattern is { } pattern
            ? Regex.Match(output, pattern, RegexOptions.NonBacktracking)
            : Number().Matches(output).LastOrDefault() ?? Match.Empty;
        var text = match.Groups[1].Value;
        if (!match.Success
            || !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            || !double.IsFinite(value))
        {
            reason = $"no number in its output: {Excerpt(output)}";
            return null;
        }

        if (meter.Unit is { } given)
        {
            return (value * given.Factor, given.IsPower);
        }

        var rest = output[(match.Groups[1].Index + match.Groups[1].Length)..];
        if (!CommandUnit.TryFind(Word().Match(rest).Groups[1].Value, out var unit))
        {
            reason = $"no unit after its number: {Excerpt(output)}; legal are {CommandUnit.Legal}, or give the unit in a JSON file";
            return null;
        }

        return (value * unit.Factor, unit.IsPower);
    }

    private static string Excerpt(string output)
    {
        var line = string.Concat(output.Trim().Select(letter => char.IsControl(letter) ? ' ' : letter));
        return line.Length == 0 ? "it is empty" : $"'{(line.Length > 60 ? line[..60] + "..." : line)}'";
    }

    // A number adjoining a letter, digit, point or comma is something else: a version, an address, 1,5.
    [GeneratedRegex(@"(?<![\w.,+-])([+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)(?![0-9]|[.,][0-9])")]
    private static partial Regex Number();

    [GeneratedRegex(@"\G[ \t]*([A-Za-z]+)")]
    private static partial Regex Word();
}
