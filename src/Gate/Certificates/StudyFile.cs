using System.Collections.Immutable;
using EnergyGate.Gate.Feedback;

namespace EnergyGate.Gate.Certificates;

/// <summary>A study that can be interrupted: a header of its conditions, then a line a comparison, written as each ends.</summary>
/// <param name="path">The file.</param>
/// <param name="conditions">What its figures depend on, one line; a file of other conditions is refused.</param>
public sealed class StudyFile(string path, string conditions)
{
    private const string Mark = "#energygate-study\t";

    /// <summary>What was recorded so far; makes the file when there is none.</summary>
    /// <exception cref="BadInputException">The file holds a study of other conditions.</exception>
    public ImmutableArray<RecordedComparison> Open()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        if (!File.Exists(path))
        {
            File.WriteAllText(path, Mark + conditions + "\n");
        }

        var lines = File.ReadAllLines(path);
        return lines.FirstOrDefault() == Mark + conditions
            ? [.. lines.Skip(1).Select(RecordedComparison.Parse).OfType<RecordedComparison>()]
            : throw new BadInputException($"{path} holds a study of other conditions ({lines.FirstOrDefault("nothing").Replace(Mark, "", StringComparison.Ordinal)}; now {conditions}): move it away, or give --into another file");
    }

    /// <summary>Adds a comparison.</summary>
    public void Add(RecordedComparison comparison) => File.AppendAllText(path, comparison.ToLine() + "\n");
}
