using System.Collections.Immutable;
using System.Globalization;
using EnergyGate.Gate.Hosting;
using EnergyGate.Variants.Feeding;
using EnergyGate.Variants.Recipes;

namespace EnergyGate.Gate.Compare.Workers;

/// <summary>
/// The list of a prepared folder, <c>sessions.tsv</c>: one line per session. Plain text, because every launch of a worker reads it, and a
/// launch should cost no more than its session.
/// </summary>
internal static class PreparedFolder
{
    private const string ListName = "sessions.tsv";
    private const char Separator = '\t';
    private const int FieldCount = 9;

    /// <summary>Whether a folder holds a complete list, which is written last.</summary>
    public static bool IsComplete(string folder) => File.Exists(Path.Combine(folder, ListName));

    /// <summary>Writes the list; graphs and texts must lie there already.</summary>
    public static void Write(string folder, IEnumerable<PreparedSession> sessions)
    {
        var part = Path.Combine(folder, ListName + ".part");
        File.WriteAllLines(part, sessions.Select(Line));
        File.Move(part, Path.Combine(folder, ListName), overwrite: true);
    }

    /// <summary>The sessions, in the order of the variants.</summary>
    /// <exception cref="BadInputException">The folder holds no list, or a corrupt one.</exception>
    public static ImmutableArray<PreparedSession> Read(string folder)
    {
        var path = Path.Combine(folder, ListName);
        return File.Exists(path)
            ? [.. File.ReadLines(path).Select((line, index) => Parse(path, index + 1, line))]
            : throw new BadInputException($"{folder} holds no {ListName}: it was not prepared, or not completely");
    }

    private static string Line(PreparedSession session) => string.Join(
        Separator,
        session.Variant,
        session.GraphFile,
        session.GraphHash,
        session.Level,
        session.TextsFile,
        session.TextsHash,
        session.Feeding,
        session.BatchSize.ToString(CultureInfo.InvariantCulture),
        session.LogitCount.ToString(CultureInfo.InvariantCulture));

    private static PreparedSession Parse(string path, int number, string line)
    {
        var fields = line.Split(Separator);
        return fields.Length == FieldCount
            && Enum.TryParse<SessionLevel>(fields[3], out var level)
            && Enum.TryParse<FeedingPolicy>(fields[6], out var feeding)
            && int.TryParse(fields[7], NumberStyles.None, CultureInfo.InvariantCulture, out var batch)
            && int.TryParse(fields[8], NumberStyles.None, CultureInfo.InvariantCulture, out var logits)
            ? new(fields[0], fields[1], fields[2], level, fields[4], fields[5], feeding, batch, logits)
            : throw new BadInputException($"{path}, line {number}: expected {FieldCount} fields of a session, got '{line}'");
    }
}
