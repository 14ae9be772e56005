using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using EnergyGate.Evaluation.Tasks;
using EnergyGate.Gate.Models;
using EnergyGate.Gate.Reporting;
using EnergyGate.Gate.Trials;
using EnergyGate.Variants;
using EnergyGate.Variants.Feeding;
using EnergyGate.Variants.Graphs;
using EnergyGate.Variants.Graphs.Onnx;
using EnergyGate.Variants.Recipes;
using EnergyGate.Variants.Sessions;

namespace EnergyGate.Gate.Benchmarks;

/// <summary>
/// <c>energygate bench variants</c>: seconds of a whole dev set, recipes and other tools' files fed alike (sorted), and the feedings of
/// fp32, all interleaved in one run; ratios are of the minima.
/// </summary>
public sealed class VariantsBenchmark : IBenchmark
{
    private const int Rounds = 7;

    /// <inheritdoc/>
    public string Name => "variants";

    /// <inheritdoc/>
    public string Summary => "Seconds for a task's dev set by recipe and feeding, beside other tools' files (task.peer-*.onnx) in the model folder; interleaved, minimum and median.";

    /// <inheritdoc/>
    public void Run(BenchmarkRequest request, TextWriter output, CancellationToken cancellation)
    {
        var options = new GateOptions
        {
            ModelPath = request.ModelPath,
            VocabularyPath = request.VocabularyPath,
            GlueDirectory = request.GlueDirectory,
            Tasks = request.Tasks is null ? null : [.. request.Tasks.Select(GlueTasks.Parse)],
            BatchSize = request.BatchSize,
            Threads = request.Threads,
            MaxLength = request.MaxLength,
        };
        var inputs = GateInputs.Read(options, output.WriteLine);
        output.WriteLine($"{inputs.Name}: batch {request.BatchSize}, {request.Threads} thread(s), at most {inputs.MaxLength} tokens, {Rounds} interleaved rounds");
        foreach (var (model, graph, texts) in inputs.Tasks)
        {
            Measure(model, graph, texts, options, output, cancellation);
        }
    }

    private static void Measure(TaskModel model, Graph graph, TaskInputs inputs, GateOptions options, TextWriter output, CancellationToken cancellation)
    {
        var arms = Arms(model, graph, inputs, options);
        try
        {
            var seconds = Interleave(arms, cancellation);
            var reference = seconds[0].Min();
            output.WriteLine(new TextTable(
                $"{model.Task.Name}: {inputs.Texts.Count} texts (measured)",
                ["what", "feeding", "minimum s", "median s", "x fp32 sorted (minima)"],
                [.. arms.Zip(seconds).Select(pair => ImmutableArray.Create(
                    pair.First.Name,
                    FeedingPolicies.Name(pair.First.Feeding),
                    Number(pair.Second.Min()),
                    Number(pair.Second.Order().ElementAt(Rounds / 2)),
                    Number(reference / pair.Second.Min())))]).ToPlainText());
        }
        finally
        {
            foreach (var arm in arms)
            {
                arm.Texts.Dispose();
            }
        }
    }

    private static List<Arm> Arms(TaskModel model, Graph graph, TaskInputs inputs, GateOptions options)
    {
        var settings = new RunnerSettings(options.Threads);
        Arm Arm(string name, Graph runnable, SessionLevel level, FeedingPolicy feeding) => new(
            name,
            feeding,
            new PreparedTexts(Runner.Of(runnable, level, settings), inputs.Texts, options.BatchSize, feeding, model.Task.LogitCount));

        var arms = new List<Arm>();
        foreach (var recipe in GraphRecipes.All)
        {
            arms.Add(Arm(recipe.Name, RewrittenGraph.Of(recipe, graph, inputs, settings).Result.Graph, recipe.Level, FeedingPolicy.Sorted));
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(model.GraphPath))!;
        foreach (var peer in Directory.EnumerateFiles(folder, Path.GetFileNameWithoutExtension(model.GraphPath) + ".peer-*.onnx").Order(StringComparer.Ordinal))
        {
            arms.Add(Arm(Path.GetFileNameWithoutExtension(peer), OnnxModel.Load(peer), SessionLevel.All, FeedingPolicy.Sorted));
        }

        foreach (var variant in VariantCatalog.All.Where(variant => variant.Feeding != FeedingPolicy.Sorted))
        {
            arms.Add(Arm(variant.Graph.Name, RewrittenGraph.Of(variant.Graph, graph, inputs, settings).Result.Graph, variant.Graph.Level, variant.Feeding));
        }

        return arms;
    }

    private static double[][] Interleave(List<Arm> arms, CancellationToken cancellation)
    {
        var seconds = arms.Select(_ => new double[Rounds]).ToArray();
        arms.ForEach(arm => arm.Texts.Run());
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < arms.Count; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                var place = (i + round) % arms.Count;
                var start = Stopwatch.GetTimestamp();
                arms[place].Texts.Run();
                seconds[place][round] = Stopwatch.GetElapsedTime(start).TotalSeconds;
            }
        }

        return seconds;
    }

    private static string Number(double value) => value.ToString("F3", CultureInfo.InvariantCulture);

    private sealed record Arm(string Name, FeedingPolicy Feeding, PreparedTexts Texts);
}
