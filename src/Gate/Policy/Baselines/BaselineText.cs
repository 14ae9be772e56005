using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Policy.Baselines;

/// <summary>
/// Baseline files as text: tabs between columns, LF at line ends, a header and then one line per cell, sorted. Every line ends in a digest
/// over the file's path, its header and the line, so that a line that was edited by hand, or comes from another file, is found and named.
/// </summary>
internal static class BaselineText
{
    /// <summary>Version of the format.</summary>
    public const int Schema = 1;

    private const string Title = "#energygate-baseline";
    private const string Nothing = "-";
    private const int DigestDigits = 8;
    private const string Remedy = "record it again with energygate baseline record";

    private static readonly string[] ColumnNames = ["variant", "task", "check", "metric", "scope", "value", "detail"];

    private static readonly ImmutableDictionary<string, CheckKind> Checks =
        Enum.GetValues<CheckKind>().ToImmutableDictionary(BaselineLine.NameOf, check => check, StringComparer.Ordinal);

    /// <summary>The text of a file.</summary>
    /// <exception cref="ArgumentException">
    /// A column holds a tab or a line end, or is a bare hyphen, which stands for an empty column.
    /// </exception>
    public static string Write(BaselineFile file)
    {
        var text = new StringBuilder();
        Append(text, file.Path, "", HeaderColumns(file.Header, file.Lines.Length));
        foreach (var line in file.Lines)
        {
            string?[] columns =
                [line.Variant, line.Task, BaselineLine.NameOf(line.Check), line.Metric, line.Scope, line.Value, line.Detail];
            Append(text, file.Path, file.Header.Identity, string.Join('\t', columns.Select(column => Spelt(column, line.Key))));
        }

        return text.ToString();
    }

    /// <summary>Reads a file back.</summary>
    /// <param name="path">Path from the baseline's folder, with forward slashes: a part of the digests.</param>
    /// <param name="text">The text.</param>
    /// <param name="shownPath">The path for messages.</param>
    /// <exception cref="BadInputException">The text is not what <see cref="Write"/> makes; the message names the line.</exception>
    public static BaselineFile Read(string path, string text, string shownPath)
    {
        var lines = text.Split('\n');
        if (lines[^1].Length > 0)
        {
            throw Corrupt(shownPath, lines.Length, "the last line has no line end: the file is truncated");
        }

        lines = lines[..^1];
        var (header, count) = ReadHeader(path, lines.FirstOrDefault(""), shownPath);
        var read = new List<BaselineLine>();
        for (var i = 1; i < lines.Length; i++)
        {
            var line = ReadLine(Checked(path, header.Identity, lines[i], shownPath, i + 1), shownPath, i + 1);
            if (read.Count > 0 && BaselineKey.Order.Compare(read[^1].Key, line.Key) is >= 0 and var order)
            {
                throw Corrupt(shownPath, i + 1, order == 0 ? $"{line.Key} occurs twice" : $"{line.Key} is out of order");
            }

            read.Add(line);
        }

        return read.Count == count
            ? new(path, header, read)
            : throw Corrupt(shownPath, 1, $"the header says {count} lines, there are {read.Count}");
    }

    /// <summary>The exception for a line that cannot be used.</summary>
    /// <param name="shownPath">The file, for messages.</param>
    /// <param name="line">Line number from 1.</param>
    /// <param name="what">What is wrong with it.</param>
    public static BadInputException Corrupt(string shownPath, int line, string what) => new($"{shownPath}:{line}: {what}; {Remedy}");

    private static (BaselineHeader Header, int Count) ReadHeader(string path, string line, string shownPath)
    {
        var columns = line.Split('\t');
        if (columns[0] != Title)
        {
            throw Corrupt(shownPath, 1, $"not a baseline: the first line does not begin with {Title}");
        }

        if (columns.ElementAtOrDefault(1) != $"schema={Schema}")
        {
            throw Corrupt(shownPath, 1, $"{columns.ElementAtOrDefault(1) ?? "no schema"} is not known; this program reads schema={Schema}");
        }

        string[] fields = Checked(path, "", line, shownPath, 1).Split('\t')[2..];
        var properties = fields.Select(field => field.Split('=', 2)).Where(field => field.Length == 2).ToList();
        if (properties.Count < 3
            || properties.Count < fields.Length
            || properties[0][0] != "lines"
            || properties[1][0] != "kind"
            || properties[2][0] != "model"
            || !int.TryParse(properties[0][1], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || properties.DistinctBy(property => property[0]).Count() < properties.Count)
        {
            throw Corrupt(shownPath, 1, "the header must hold lines=, kind=, model= and conditions as name=value, each once");
        }

        var conditions = properties
            .Skip(3)
            .ToImmutableSortedDictionary(property => property[0], property => property[1], StringComparer.Ordinal);
        return (new(properties[1][1], properties[2][1], conditions), count);
    }

    private static BaselineLine ReadLine(string content, string shownPath, int number)
    {
        var columns = content.Split('\t');
        if (columns.Length != ColumnNames.Length)
        {
            throw Corrupt(shownPath, number, $"{columns.Length} columns, expected {ColumnNames.Length}: {string.Join(", ", ColumnNames)}");
        }

        if (!Checks.TryGetValue(columns[2], out var check))
        {
            throw Corrupt(shownPath, number, $"there is no check '{columns[2]}'");
        }

        return new(OrNull(columns[0]), OrNull(columns[1]), check, columns[3], OrNull(columns[5]) ?? "")
        {
            Scope = columns[4],
            Detail = OrNull(columns[6]) ?? "",
        };
    }

    // The content of a line whose digest is right.
    private static string Checked(string path, string identity, string line, string shownPath, int number)
    {
        var end = line.LastIndexOf('\t');
        return end >= 0 && line[(end + 1)..] == Digest(path, identity, line[..end])
            ? line[..end]
            : throw Corrupt(
                shownPath, number, "the line does not match its digest: it was edited by hand, truncated, or comes from another file");
    }

    private static string HeaderColumns(BaselineHeader header, int count)
    {
        if (header.Properties.Keys.Append("").Any(name => name.Contains('=', StringComparison.Ordinal))
            || HasControls(header.Identity.Replace("\t", "", StringComparison.Ordinal))
            || header.Identity.Count(character => character == '\t') != header.Properties.Count + 1)
        {
            throw new ArgumentException($"a name or value of the header cannot be written: {header.Identity}", nameof(header));
        }

        return $"{Title}\tschema={Schema}\tlines={count.ToString(CultureInfo.InvariantCulture)}\t{header.Identity}";
    }

    private static string Spelt(string? column, BaselineKey key) => string.IsNullOrEmpty(column) ? Nothing
        : column == Nothing || HasControls(column)
            ? throw new ArgumentException($"a column of {key} cannot be written: '{column}'", nameof(column))
        : column;

    private static bool HasControls(string text) => text.Any(char.IsControl);

    private static string? OrNull(string column) => column == Nothing ? null : column;

    private static void Append(StringBuilder text, string path, string identity, string content) =>
        text.Append(content).Append('\t').Append(Digest(path, identity, content)).Append('\n');

    private static string Digest(string path, string identity, string content) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{path}\n{identity}\n{content}")))[..DigestDigits];
}
