using System.Collections.Immutable;
using System.Text;
using EnergyGate.Gate.Hosting;

namespace EnergyGate.Gate.Studies.Comparisons;

/// <summary>A study that can be interrupted: a header of its conditions, then a line a comparison, written as each ends.</summary>
/// <param name="path">The file.</param>
/// <param name="conditions">What its figures depend on, one line; a file of other conditions is refused.</param>
public sealed class StudyFile(string path, string conditions)
{
    private const string Mark = "#energygate-study\t";

    /// <summary>
    /// What was recorded so far; makes the file when there is none. A line counts when its end was written: what follows the last one was cut off, maybe
    /// within a number, and is removed, so that the next comparison begins a line of its own.
    /// </summary>
    /// <exception cref="BadInputException">The file holds a study of other conditions, or a line that is no comparison.</exception>
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
            throw new BadInputException($"{path} holds a study of other conditions ({lines[0].Replace(Mark, "", StringComparison.Ordinal)}; now {conditions}): move it away, or give --into another file");
        }

        if (whole < bytes.Length)
        {
            using var file = File.OpenWrite(path);
            file.SetLength(whole);
        }

        return [.. lines[1..^1].Select((line, i) => RecordedComparison.Parse(line) ?? throw new BadInputException($"{path}, line {i + 2}, is no comparison: remove the line, and one more is made"))];
    }

    /// <summary>The day on which the last comparison was added, as far as the file system knows.</summary>
    public DateOnly LastDay => DateOnly.FromDateTime(File.GetLastWriteTimeUtc(path));

    /// <summary>Adds a comparison.</summary>
    public void Add(RecordedComparison comparison) => File.AppendAllText(path, comparison.ToLine() + "\n");
}
