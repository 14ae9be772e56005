using System.Collections.Immutable;
using System.Globalization;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Policy.Drift;

/// <summary>The ledger as text: a header, then one line per entry, columns separated by tabs, LF at line ends, the oldest first.</summary>
internal static class DriftText
{
    private const string Header = "#energygate-ledger\tschema=1\tcommit\tdevice\tcell\tkind\tln ratio\tlow\thigh";
    private const string Remedy = "restore it from git; energygate ledger add writes it";

    /// <summary>The text of entries.</summary>
    public static string Write(IEnumerable<DriftEntry> entries) =>
        Header + "\n" + string.Concat(entries.Select(entry => Line(entry) + "\n"));

    /// <summary>Reads a text back.</summary>
    /// <param name="text">The text.</param>
    /// <param name="shownPath">The file, for messages.</param>
    /// <exception cref="BadInputException">It is no ledger, or a change occurs twice; the message names file and line.</exception>
    public static ImmutableArray<DriftEntry> Read(string text, string shownPath)
    {
        var lines = text.Split('\n');
        if (lines[0] != Header)
        {
            throw Corrupt(shownPath, 1, "not a ledger that this program reads");
        }

        if (lines[^1].Length > 0)
        {
            throw Corrupt(shownPath, lines.Length, "the last line has no line end: the file is truncated");
        }

        var entries = ImmutableArray.CreateBuilder<DriftEntry>();
        var seen = new HashSet<(string, string, CellKey)>();
        for (var i = 1; i < lines.Length - 1; i++)
        {
            var entry = Parse(lines[i]) ?? throw Corrupt(
                shownPath, i + 1, "not commit, device, cell, kind and three finite numbers with low <= ln ratio <= high");
            entries.Add(seen.Add((entry.Commit, entry.Device, entry.Cell))
                ? entry
                : throw Corrupt(shownPath, i + 1, $"{entry.Cell} of {entry.Commit} occurs twice"));
        }

        return entries.ToImmutable();
    }

    private static string Line(DriftEntry entry)
    {
        string[] columns =
        [
            entry.Commit,
            entry.Device,
            entry.Cell.ToString(),
            Name(entry.Kind),
            Number(entry.Estimate),
            Number(entry.Interval.Lower),
            Number(entry.Interval.Upper),
        ];
        return columns.Any(column => column.Length == 0 || column.Any(char.IsControl))
            ? throw new ArgumentException($"a column of the ledger cannot be written: {string.Join(", ", columns)}", nameof(entry))
            : string.Join('\t', columns);
    }

    private static DriftEntry? Parse(string line)
    {
        var columns = line.Split('\t');
        return columns.Length == 7
            && CellKey.Parse(columns[2]) is { } cell
            && Enum.GetValues<FigureKind>().Where(kind => Name(kind) == columns[3]).Cast<FigureKind?>().FirstOrDefault() is { } figure
            && columns[4..].Select(Number).OfType<double>().ToArray() is [var estimate, var low, var high]
            && low <= estimate && estimate <= high
            ? new(columns[0], columns[1], cell, figure, estimate, new(low, high))
            : null;
    }

    private static string Name(FigureKind kind) => kind.ToString().ToLowerInvariant();

    private static string Number(double value) => value.ToString("F6", CultureInfo.InvariantCulture);

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;

    private static BadInputException Corrupt(string shownPath, int line, string what) => new($"{shownPath}:{line}: {what}; {Remedy}");
}
