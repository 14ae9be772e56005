using System.Collections.Immutable;
using System.Text;

namespace EnergyGate.Bench.Comparisons;

/// <summary>The file of a resumable study: a header with its conditions, then one line per comparison, written when it ends.</summary>
/// <param name="path">The file.</param>
/// <param name="conditions">The conditions of its figures, in one line. A file of other conditions is refused.</param>
internal sealed class StudyFile(string path, string conditions)
{
    private const string Mark = "#energygate-study\t";

    /// <summary>
    /// Returns the records so far, and makes the file when there is none. A line counts when its end was written. Text after the last line
    /// end was cut off, maybe within a number: it is removed, so that the next comparison starts on a line of its own.
    /// </summary>
    /// <exception cref="StudyFileException">The file holds a study of other conditions, or a line that is no comparison.</exception>
    public ImmutableArray<RecordedComparison> Open()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var bytes = File.Exists(path) ? File.ReadAllBytes(path) : [];
        var whole = bytes.AsSpan().LastIndexOf((byte)'\n') + 1;
        var lines = Encoding.UTF8.GetString(bytes).Split('\n');
        var header = Mark + conditions;
        if (whole == 0 && header.StartsWith(lines[0], StringComparison.Ordinal))
        {
            File.WriteAllText(path, header + "\n");
            return [];
        }

        if (lines[0] != header)
        {
            var others = lines[0].Replace(Mark, "", StringComparison.Ordinal);
            throw new StudyFileException(
                $"{path} holds a study of other conditions ({others}; now {conditions}): move it away, or give --into another file");
        }

        if (whole < bytes.Length)
        {
            using var file = File.OpenWrite(path);
            file.SetLength(whole);
        }

        return [.. lines[1..^1].Select((line, i) => RecordedComparison.Parse(line) ?? throw InvalidLine(i + 2))];
    }

    /// <summary>The day (UTC) on which the last comparison was added: the time of the file.</summary>
    public DateOnly LastDay => DateOnly.FromDateTime(File.GetLastWriteTimeUtc(path));

    /// <summary>Adds a comparison.</summary>
    public void Add(RecordedComparison comparison) => File.AppendAllText(path, comparison.ToLine() + "\n");

    private StudyFileException InvalidLine(int number) =>
        new($"{path}, line {number}, is no comparison: remove the line, and one more is made");
}
