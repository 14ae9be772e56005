using System.Collections.Immutable;
using EnergyGate.Evaluation.Comparisons;
using EnergyGate.Evaluation.Readers;
using EnergyGate.Evaluation.Tasks;
using EnergyGate.Gate.Checks;
using EnergyGate.Gate.Checks.Regression;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Policy.Baselines;
using EnergyGate.Gate.Results;
using EnergyGate.Variants.Catalog;
using EnergyGate.Variants.Feeding;

namespace EnergyGate.Tests.Gate.Pipeline;

/// <summary>A task of 400 made-up examples whose answers are recorded and compared again, without a model.</summary>
internal sealed class RecordedTask : IDisposable
{
    public const int Count = 400;

    private readonly TemporaryFolder folder = new();

    public RecordedTask(string task)
    {
        Task = GlueTasks.Parse(task);
        Examples =
        [
            .. Enumerable.Range(0, Count).Select(
                i => new LabelledExample(
                    i + 2, $"text {i}", null, Task.IsRegression ? -1 : i % 2, Task.IsRegression ? i % 50 / 10.0 : double.NaN)),
        ];
        Right = Task.IsRegression
            ? new(Task, [.. Examples.Select(example => (float)example.Score)])
            : new(Task, [.. Examples.SelectMany(example => new[] { 1f - example.Label, example.Label })]);
    }

    public GlueTask Task { get; }

    public ImmutableArray<LabelledExample> Examples { get; init; }

    /// <summary>Predictions that are all correct.</summary>
    public TaskPredictions Right { get; }

    public BaselineFolder Folder => new(folder.Path);

    /// <summary>The predictions with the classes of the first examples flipped, or their scores shifted.</summary>
    public TaskPredictions Turned(int count, float move = 1) => new(Task, Task.IsRegression
        ? [.. Right.Logits.Select((score, i) => i < count ? score + move : score)]
        : [.. Right.Logits.Select((logit, i) => i / 2 < count ? 1 - logit : logit)]);

    /// <summary>Records the variants' answers, like a run on a machine.</summary>
    public void Record(string machine, params VariantRecipe[] variants)
    {
        var run = Open(null, Examples, 32);
        var entries = new List<BaselineEntry>();
        foreach (var variant in variants.Prepend(VariantCatalog.Reference).Distinct())
        {
            var cells = Cells(run, Examples, machine);
            var scope = cells.ScopeOf(DependsOnMachine(variant));
            cells.OfAnswers(variant, scope, Right).Should().BeEmpty("nothing is stored yet");
            entries.AddRange(cells.Entries(variant, scope, Right, Right));
        }

        Folder.Replace(BaselineDraft.Of(entries).Files.ToDictionary(file => file.Path, BaselineText.Write), []);
    }

    /// <summary>The cells of a later run with other answers, by metric.</summary>
    public Dictionary<string, Cell> CellsOf(
        VariantRecipe variant,
        TaskPredictions answers,
        string machine = "avx2",
        int batch = 32,
        ImmutableArray<LabelledExample>? examples = null)
    {
        var cells = Cells(Open(folder.Path, examples ?? Examples, batch), examples ?? Examples, machine);
        return cells.OfAnswers(variant, cells.ScopeOf(DependsOnMachine(variant)), answers).ToDictionary(cell => cell.Metric);
    }

    /// <summary>The baselines as a run reads them.</summary>
    public RunBaselines Open(string? path, ImmutableArray<LabelledExample> examples, int batch)
    {
        var model =
            new TaskModel(Task, "none.onnx", new([], null, null), LabelOrder.Of(Task, Task.IsRegression ? ["score"] : [.. Task.Labels]));
        return RunBaselines.Open(
            new GateOptions { BaselinePath = path, BatchSize = batch },
            new GateInputs("made-up", 128, [(model, null!, new TaskInputs(examples, new TokenizedTexts([], [], [0])))]));
    }

    public void Dispose() => folder.Dispose();

    /// <summary>Creates the cells from a run's inputs.</summary>
    public RegressionCells Cells(RunBaselines run, ImmutableArray<LabelledExample> examples, string machine) =>
        new(new CellFactory(32, 128, 2), run, Task, new TaskInputs(examples, new TokenizedTexts([], [], [0])), machine);

    private static bool DependsOnMachine(VariantRecipe variant) => !variant.Parity.IsLossless;
}
