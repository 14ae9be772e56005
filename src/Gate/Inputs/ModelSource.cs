using System.Collections.Immutable;
using EnergyGate.Evaluation.Readers;
using EnergyGate.Evaluation.Tasks;
using EnergyGate.Gate.Hosting;

namespace EnergyGate.Gate.Inputs;

/// <summary>
/// Finds the graphs of a <c>--model</c>: a file, a folder of <c>task.onnx</c>, or a folder of folders with <c>model.onnx</c>.
/// </summary>
internal static class ModelSource
{
    /// <summary>The graphs of the requested tasks.</summary>
    /// <param name="path">A file or folder.</param>
    /// <param name="tasks">The requested tasks; null for all tasks of model and data.</param>
    /// <param name="dataFolder">Where the tasks' dev files lie.</param>
    /// <param name="notes">Receives a message per skipped graph.</param>
    /// <exception cref="BadInputException">There is nothing to run, or a requested task has no graph or no data.</exception>
    public static ImmutableArray<TaskModel> Find(string path, IReadOnlyList<GlueTask>? tasks, string dataFolder, Action<string> notes)
    {
        var found = Candidates(path, tasks);
        foreach (var task in tasks ?? [])
        {
            if (found.All(candidate => candidate.Task != task))
            {
                throw new BadInputException($"the model {path} has no graph for {task.Name}: looked for {GraphNames(task)}");
            }
        }

        var models = ImmutableArray.CreateBuilder<TaskModel>();
        foreach (var (task, graph) in found)
        {
            if (GlueReader.Find(task, dataFolder, GlueSplit.Dev) is null)
            {
                if (tasks is not null)
                {
                    throw new BadInputException(
                        $"no dev file of {task.Name} in {dataFolder}: expected {Path.Combine(task.Folder, task.DevFile)}");
                }

                // MNLI models also serve MNLI-MM where its dev file exists; without it the set is skipped silently.
                if (!IsOfAnotherTask(task, graph))
                {
                    notes($"{task.Name} is left out: {dataFolder} has no {Path.Combine(task.Folder, task.DevFile)}");
                }

                continue;
            }

            models.Add(Open(task, graph));
        }

        return models.Count > 0
            ? models.ToImmutable()
            : throw new BadInputException(
                $"nothing to run: {path} has graphs for {string.Join(", ", found.Select(candidate => candidate.Task.Name))}, "
                + $"and {dataFolder} has no dev file of these");
    }

    private static List<(GlueTask Task, string Graph)> Candidates(string path, IReadOnlyList<GlueTask>? tasks)
    {
        if (File.Exists(path))
        {
            return [(TaskOfFile(path, tasks), path)];
        }

        if (!Directory.Exists(path))
        {
            throw new BadInputException(
                $"there is no model {path}: give an ONNX file, a folder of task.onnx files, or a folder of folders with model.onnx");
        }

        var files = Directory.EnumerateFiles(path, "*.onnx")
            .ToDictionary(file => Path.GetFileNameWithoutExtension(file), file => file, StringComparer.Ordinal);
        foreach (var folder in Directory.EnumerateDirectories(path).Where(folder => File.Exists(Path.Combine(folder, "model.onnx"))))
        {
            files.TryAdd(Path.GetFileName(folder), Path.Combine(folder, "model.onnx"));
        }

        var found = new List<(GlueTask Task, string Graph)>();
        foreach (var task in tasks ?? GlueTasks.All)
        {
            // MNLI's model also answers the mismatched set.
            var graph = files.FirstOrDefault(file => task.IsCalled(file.Key)).Value
                ?? files.FirstOrDefault(file => GlueTasks.TryParse(file.Key, out var named) && named.Folder == task.Folder).Value;
            if (graph is not null)
            {
                found.Add((task, graph));
            }
        }

        return found.Count > 0 || tasks is not null
            ? found
            : throw new BadInputException(
                $"the folder {path} holds no model: expected task.onnx with task.config.json (sst-2.onnx, cola.onnx ...), "
                + "or one folder per task with model.onnx and config.json");
    }

    private static bool IsOfAnotherTask(GlueTask task, string graph) =>
        new[] { Path.GetFileNameWithoutExtension(graph), Path.GetFileName(Path.GetDirectoryName(graph)) }
            .Any(name => GlueTasks.TryParse(name, out var named) && named != task && named.Folder == task.Folder);

    private static GlueTask TaskOfFile(string path, IReadOnlyList<GlueTask>? tasks)
    {
        if (tasks is [var only])
        {
            return only;
        }

        var stem = Path.GetFileName(path).Split('.')[0];
        var folder = Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path)));
        return GlueTasks.TryParse(stem, out var task) || GlueTasks.TryParse(folder, out task)
            ? task
            : throw new BadInputException(
                $"the file name {Path.GetFileName(path)} names no task: give it with --tasks (one task for one file)");
    }

    private static TaskModel Open(GlueTask task, string graph)
    {
        var configuration = ModelConfiguration.Read(ConfigurationPath(graph));
        var labels = configuration.Labels is { IsEmpty: false } named
            ? named
            : [.. Enumerable.Range(0, task.LogitCount).Select(index => $"LABEL_{index}")];
        try
        {
            return new(task, graph, configuration, LabelOrder.Of(task, labels));
        }
        catch (LabelMismatchException exception)
        {
            throw new BadInputException($"{ConfigurationPath(graph)}: {exception.Message}", exception);
        }
    }

    private static string ConfigurationPath(string graph)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(graph))!;
        string[] names =
        [
            Path.GetFileNameWithoutExtension(graph) + ".config.json",
            Path.GetFileName(graph).Split('.')[0] + ".config.json",
            "config.json",
        ];
        return names.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists)
            ?? throw new BadInputException($"{graph} has no configuration beside it: looked for {string.Join(", ", names.Distinct())}");
    }

    private static string GraphNames(GlueTask task) =>
        $"{task.Name.ToLowerInvariant()}.onnx and {Path.Combine(task.Name.ToLowerInvariant(), "model.onnx")} "
        + "(case and hyphens do not matter)";
}
