using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Policy.Waivers;

/// <summary>
/// Reads a waiver: a JSON object of <c>reason</c>, <c>who</c>, <c>expires</c> (year-month-day) and <c>cells</c>, an array of objects of
/// <c>cell</c>, <c>value</c> and <c>tolerance</c>; nothing else, each once.
/// </summary>
internal static class WaiverText
{
    private const string Remedy = "docs/guides/waivers.md has an example";

    /// <summary>Reads the text of a file.</summary>
    /// <param name="text">The text.</param>
    /// <param name="shownPath">The file, for messages.</param>
    /// <exception cref="BadInputException">It is not a waiver; the message names file and line.</exception>
    public static Waiver Read(string text, string shownPath)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        try
        {
            var reader = new Utf8JsonReader(bytes);
            return ReadWaiver(ref reader, bytes, shownPath);
        }
        catch (JsonException exception)
        {
            var error = exception.Message.Split(" LineNumber:")[0].TrimEnd('.');
            throw Malformed(shownPath, (exception.LineNumber ?? 0) + 1, $"not JSON: {error}");
        }
    }

    private static Waiver ReadWaiver(ref Utf8JsonReader reader, byte[] bytes, string path)
    {
        string? reason = null, who = null;
        DateOnly? expires = null;
        ImmutableArray<WaivedCell>? cells = null;
        reader.Read();
        Require(reader.TokenType == JsonTokenType.StartObject, ref reader, bytes, path, "a waiver must be one object");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            switch (reader.GetString())
            {
                case "reason" when reason is null:
                    reason = Words(ref reader, bytes, path, "reason");
                    break;
                case "who" when who is null:
                    who = Words(ref reader, bytes, path, "who");
                    break;
                case "expires" when expires is null:
                    expires = Day(ref reader, bytes, path);
                    break;
                case "cells" when cells is null:
                    cells = Cells(ref reader, bytes, path);
                    break;
                default:
                    throw Malformed(
                        path,
                        Line(ref reader, bytes),
                        $"'{reader.GetString()}' is unknown or repeated; a waiver has reason, who, expires and cells");
            }
        }

        var missing = new[] { (reason is null, "reason"), (who is null, "who"), (expires is null, "expires"), (cells is null, "cells") };
        var name = missing.FirstOrDefault(field => field.Item1).Item2;
        Require(name is null, ref reader, bytes, path, $"there is no {name}");
        reader.Read(); // throws if anything follows the object
        return new(path, reason!, who!, expires!.Value, cells!.Value);
    }

    private static ImmutableArray<WaivedCell> Cells(ref Utf8JsonReader reader, byte[] bytes, string path)
    {
        var cells = ImmutableArray.CreateBuilder<WaivedCell>();
        reader.Read();
        Require(reader.TokenType == JsonTokenType.StartArray, ref reader, bytes, path, "cells must be an array of objects");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            Require(reader.TokenType == JsonTokenType.StartObject, ref reader, bytes, path, "cells must be an array of objects");
            cells.Add(Cell(ref reader, bytes, path));
        }

        Require(cells.Count > 0, ref reader, bytes, path, "cells is empty");
        return cells.ToImmutable();
    }

    private static WaivedCell Cell(ref Utf8JsonReader reader, byte[] bytes, string path)
    {
        CellKey? cell = null;
        double? value = null, tolerance = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            switch (reader.GetString())
            {
                case "cell" when cell is null:
                    var name = Words(ref reader, bytes, path, "cell");
                    cell = CellKey.Parse(name) ?? throw Malformed(
                        path,
                        Line(ref reader, bytes),
                        $"'{name}' names no cell; write it as in a report: int8-dynamic / RTE / accuracy / accuracy");
                    break;
                case "value" when value is null:
                    value = Number(ref reader, bytes, path, "value");
                    break;
                case "tolerance" when tolerance is null:
                    tolerance = Number(ref reader, bytes, path, "tolerance");
                    Require(tolerance >= 0, ref reader, bytes, path, "a tolerance must be 0 or more");
                    break;
                default:
                    throw Malformed(
                        path,
                        Line(ref reader, bytes),
                        $"'{reader.GetString()}' is unknown or repeated; a cell has cell, value and tolerance");
            }
        }

        var missing = new[] { (cell is null, "cell"), (value is null, "value"), (tolerance is null, "tolerance") };
        var absent = missing.FirstOrDefault(field => field.Item1).Item2;
        Require(absent is null, ref reader, bytes, path, $"a cell without {absent}");
        var waived = new WaivedCell(cell!.Value, value!.Value, tolerance!.Value);
        Require(
            waived.IsBounded,
            ref reader,
            bytes,
            path,
            $"a tolerance of {waived.Tolerance.ToString("G3", CultureInfo.InvariantCulture)} is too wide for {waived.Key}: "
                + $"the maximum is {waived.Maximum}");
        return waived;
    }

    private static string Words(ref Utf8JsonReader reader, byte[] bytes, string path, string field)
    {
        reader.Read();
        var isText = reader.TokenType == JsonTokenType.String && !string.IsNullOrWhiteSpace(reader.GetString());
        Require(isText, ref reader, bytes, path, $"{field} must be a text that is not empty");
        return reader.GetString()!;
    }

    private static DateOnly Day(ref Utf8JsonReader reader, byte[] bytes, string path)
    {
        var text = Words(ref reader, bytes, path, "expires");
        var isDay = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        Require(isDay, ref reader, bytes, path, $"'{text}' is not a day; write year-month-day, e.g. 2027-03-31");
        return day;
    }

    private static double Number(ref Utf8JsonReader reader, byte[] bytes, string path, string field)
    {
        reader.Read();
        double number = 0;
        var isNumber = reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out number) && double.IsFinite(number);
        Require(isNumber, ref reader, bytes, path, $"{field} must be a number");
        return number;
    }

    private static void Require(bool holds, ref Utf8JsonReader reader, byte[] bytes, string path, string otherwise)
    {
        if (!holds)
        {
            throw Malformed(path, Line(ref reader, bytes), otherwise);
        }
    }

    private static long Line(ref Utf8JsonReader reader, byte[] bytes) => bytes.AsSpan(0, (int)reader.TokenStartIndex).Count((byte)'\n') + 1;

    private static BadInputException Malformed(string path, long line, string what) =>
        new($"{path}:{line.ToString(CultureInfo.InvariantCulture)}: {what}; {Remedy}");
}
