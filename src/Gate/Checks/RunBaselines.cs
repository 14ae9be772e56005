using System.Collections.Immutable;
using EnergyGate.Evaluation.Tasks;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Policy.Baselines;

namespace EnergyGate.Gate.Checks;

/// <summary>The stored baselines that a run is compared with.</summary>
internal sealed class RunBaselines
{
    private readonly ImmutableDictionary<string, (BaselineHeader Header, AccuracyBaseline? Stored)> tasks;

    private RunBaselines(
        string model, BaselineSet? stored, ImmutableDictionary<string, (BaselineHeader Header, AccuracyBaseline? Stored)> tasks)
    {
        Model = model;
        Stored = stored;
        this.tasks = tasks;
    }

    /// <summary>The model's name, as in the headers.</summary>
    public string Model { get; }

    /// <summary>The stored baselines; null when there are none.</summary>
    public BaselineSet? Stored { get; }

    /// <summary>Reads the baselines, and checks that they were recorded for this model and these inputs.</summary>
    /// <exception cref="BadInputException">They are corrupt or of another model; the message names file and line.</exception>
    public static RunBaselines Open(GateOptions options, GateInputs inputs)
    {
        var stored = options.BaselinePath is { } path ? BaselineSet.Load(new(path), inputs.Name) : null;
        return new(inputs.Name, stored, inputs.Tasks.ToImmutableDictionary(
            task => task.Model.Task.Name,
            task =>
            {
                var header = AccuracyBaseline.HeaderOf(
                    inputs.Name, task.Model.Task, task.Inputs.Examples, options.BatchSize, inputs.MaxLength);
                var file = stored?.Files.FirstOrDefault(file => file.Path == AccuracyBaseline.PathOf(task.Model.Task));
                return (
                    header,
                    file is null ? null : AccuracyBaseline.Read(file, task.Model.Task, header, stored!.Folder.Shown(file.Path)));
            },
            StringComparer.Ordinal));
    }

    /// <summary>Notes for the report: that there are no baselines, or which variants they lack.</summary>
    public IEnumerable<string> Notes(GateOptions options)
    {
        if (Stored is null)
        {
            yield return options.BaselinePath is { } path
                ? $"no baseline in {path}: parity, accuracy and energy are compared with fp32 of this run"
                : "no baseline: parity, accuracy and energy are compared with fp32 of this run";
            yield break;
        }

        yield return $"baselines: {Stored.Folder.Shown("")}";
        if (Stored.Files.All(file => file.Path != PromiseBaseline.FilePath))
        {
            yield return "no promises are stored, so a looser tolerance is not seen: store them with energygate baseline record";
        }

        foreach (var (task, (_, stored)) in tasks.OrderBy(task => task.Key, StringComparer.Ordinal))
        {
            var absent = options.Variants.Where(variant => stored?.Holds(variant.Name) != true).Select(variant => variant.Name).ToList();
            if (absent.Count > 0)
            {
                yield return $"no answers to {task} are stored for {string.Join(", ", absent)}: store them with energygate baseline record";
            }
        }
    }

    /// <summary>The conditions under which this run answers a task.</summary>
    public BaselineHeader HeaderOf(GlueTask task) => tasks[task.Name].Header;

    /// <summary>The stored answers of a task, or null.</summary>
    public AccuracyBaseline? AnswersOf(GlueTask task) => tasks[task.Name].Stored;

    /// <summary>Whether a person accepted this variant's answers to this task, by recording them.</summary>
    public bool Accepts(string variant, string task) => tasks.TryGetValue(task, out var known) && known.Stored?.Holds(variant) == true;
}
