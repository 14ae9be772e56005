using System.Collections.Immutable;
using System.ComponentModel;
using EnergyGate.Evaluation.Tasks;

namespace EnergyGate.Evaluation.Readers;

/// <summary>
/// Reads the original labelled files of GLUE (train and dev). Files are UTF-8, with or without a byte order mark, lines end in LF or
/// CR LF, the last one may lack its ending. Nothing is unquoted, trimmed or skipped: a row that does not fit is an error.
/// </summary>
public static class GlueReader
{
    /// <summary>The examples of a task, in file order.</summary>
    /// <param name="task">The task.</param>
    /// <param name="directory">The GLUE folder, which holds one folder per task.</param>
    /// <param name="split">Which labelled file.</param>
    /// <exception cref="FileNotFoundException">The task has no such file there; the message says where it was looked for.</exception>
    /// <exception cref="MalformedDataException">The file is empty or a row is malformed.</exception>
    public static ImmutableArray<LabelledExample> Read(GlueTask task, string directory, GlueSplit split)
    {
        var path = Find(task, directory, split);
        return path is not null
            ? ReadFile(task, path)
            : throw new FileNotFoundException(
                $"no {Word(split)} file of {task.Name}: looked for {string.Join(" and ", Candidates(task, directory, split))}; "
                + "name the GLUE folder as downloaded");
    }

    /// <summary>The path of a task's file, or null when the folder has none. The tab-separated file comes before JSON lines.</summary>
    public static string? Find(GlueTask task, string directory, GlueSplit split) =>
        Candidates(task, directory, split).FirstOrDefault(File.Exists);

    /// <summary>
    /// The examples of one file of a task; a name that ends in <c>.jsonl</c> is read as JSON lines where the task has that form.
    /// </summary>
    /// <exception cref="MalformedDataException">The file is empty or a row is malformed.</exception>
    public static ImmutableArray<LabelledExample> ReadFile(GlueTask task, string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Parse(task, File.ReadAllBytes(path), path);
    }

    /// <summary>The examples of a file's content.</summary>
    /// <param name="task">The task.</param>
    /// <param name="content">The bytes of the file.</param>
    /// <param name="fileName">The name that messages give; <c>.jsonl</c> at its end means JSON lines.</param>
    /// <exception cref="MalformedDataException">The content is empty or a row is malformed.</exception>
    public static ImmutableArray<LabelledExample> Parse(GlueTask task, ReadOnlyMemory<byte> content, string fileName)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(fileName);
        return task.JsonLines is { } fields && fileName.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase)
            ? JsonLinesReader.Read(task, fields, content, fileName)
            : TabSeparatedReader.Read(task, content, fileName);
    }

    private static ImmutableArray<string> Candidates(GlueTask task, string directory, GlueSplit split)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentException.ThrowIfNullOrEmpty(directory);
        var table = Path.Combine(directory, task.Folder, split switch
        {
            GlueSplit.Dev => task.DevFile,
            GlueSplit.Train => task.TrainFile,
            _ => throw new InvalidEnumArgumentException(nameof(split), (int)split, typeof(GlueSplit)),
        });
        return task.JsonLines is null ? [table] : [table, Path.ChangeExtension(table, ".jsonl")];
    }

    private static string Word(GlueSplit split) => split == GlueSplit.Dev ? "dev" : "train";
}
