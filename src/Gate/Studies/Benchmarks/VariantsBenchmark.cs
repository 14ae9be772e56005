using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Reporting.Text;
using EnergyGate.Graphs;
using EnergyGate.Graphs.Onnx;
using EnergyGate.Variants.Catalog;
using EnergyGate.Variants.Feeding;
using EnergyGate.Variants.Passes;
using EnergyGate.Variants.Recipes;
using EnergyGate.Variants.Sessions;

namespace EnergyGate.Gate.Studies.Benchmarks;

/// <summary>
/// <c>energygate bench variants</c>: seconds of a dev set, recipes and other tools' files fed alike (sorted), and the feedings of the
/// variants, all interleaved in one run; ratios are of the minima. Core seconds tell more than seconds where others use the machine.
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
        var inputs = GateInputs.Read(request.Run, output.WriteLine);
        foreach (var batchSize in request.BatchSizes)
        {
            output.WriteLine($"{inputs.Name}: batch {batchSize}, {request.Run.Threads} thread(s), at most {inputs.MaxLength} tokens, {Rounds} interleaved rounds");
            foreach (var (model, graph, texts) in inputs.Tasks)
            {
                Measure(model, graph, texts, request.Run with { BatchSize = batchSize }, request.TextCount, output, cancellation);
            }
        }
    }

    private static void Measure(
        TaskModel model, Graph graph, TaskInputs inputs, GateOptions options, int? textCount, TextWriter output, CancellationToken cancellation)
    {
        var texts = inputs.Spread(textCount ?? inputs.Texts.Count);
        var arms = new List<Arm>();
        try
        {
            arms.AddRange(Arms(model, graph, inputs, texts, options, output));
            var runs = Interleave(arms, cancellation);
            var (reference, core) = (runs[0].Min(run => run.Seconds), runs[0].Min(run => run.CoreSeconds));
            output.WriteLine(new TextTable(
                $"{model.Task.Name}: {texts.Count} texts (measured)",
                ["what", "feeding", "minimum s", "median s", "x fp32 sorted (minima)", "minimum core s", "x fp32 sorted (core s)"],
                [.. arms.Zip(runs).Select(pair => ImmutableArray.Create(
                    pair.First.Name,
                    FeedingPolicies.Name(pair.First.Feeding),
                    Number(pair.Second.Min(run => run.Seconds)),
                    Number(pair.Second.Select(run => run.Seconds).Order().ElementAt(Rounds / 2)),
                    Number(reference / pair.Second.Min(run => run.Seconds)),
                    Number(pair.Second.Min(run => run.CoreSeconds)),
                    Number(core / pair.Second.Min(run => run.CoreSeconds))))]).ToPlainText());
        }
        finally
        {
            arms.ForEach(arm => arm.Texts.Dispose());
        }
    }

    private static IEnumerable<Arm> Arms(
        TaskModel model, Graph graph, TaskInputs inputs, TokenizedTexts texts, GateOptions options, TextWriter output)
    {
        // One thread does not wait for another, so its core seconds are work; spinning threads burn theirs.
        var settings = new RunnerSettings(options.Threads, AllowSpinning: options.Threads > 1);
        Arm Arm(string name, Graph runnable, SessionLevel level, FeedingPolicy feeding) => new(
            name, feeding, new PreparedTexts(Runner.Of(runnable, level, settings), texts, options.BatchSize, feeding, model.Task.LogitCount));

        var graphs = new Dictionary<string, Graph>(StringComparer.Ordinal);
        foreach (var recipe in options.Variants.Prepend(VariantCatalog.Reference).Select(variant => variant.Graph).DistinctBy(recipe => recipe.Name))
        {
            if (Rewrite(recipe, graph, inputs, settings, output) is { } rewritten)
            {
                graphs.Add(recipe.Name, rewritten);
                yield return Arm(recipe.Name, rewritten, recipe.Level, FeedingPolicy.Sorted);
            }
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(model.GraphPath))!;
        foreach (var peer in Directory.EnumerateFiles(folder, Path.GetFileNameWithoutExtension(model.GraphPath) + ".peer-*.onnx").Order(StringComparer.Ordinal))
        {
            yield return Arm(Path.GetFileNameWithoutExtension(peer), OnnxModel.Load(peer), SessionLevel.All, FeedingPolicy.Sorted);
        }

        foreach (var variant in options.Variants.Where(variant => variant.Feeding != FeedingPolicy.Sorted && graphs.ContainsKey(variant.Graph.Name)))
        {
            yield return Arm(variant.Graph.Name, graphs[variant.Graph.Name], variant.Graph.Level, variant.Feeding);
        }
    }

    private static Graph? Rewrite(GraphRecipe recipe, Graph graph, TaskInputs inputs, RunnerSettings settings, TextWriter output)
    {
        try
        {
            return RewrittenGraph.Of(recipe, graph, inputs, settings).Result.Graph;
        }
        catch (CalibrationException problem)
        {
            output.WriteLine($"{recipe.Name} is left out: {problem.Message}");
            return null;
        }
    }

    private static (double Seconds, double CoreSeconds)[][] Interleave(List<Arm> arms, CancellationToken cancellation)
    {
        var runs = arms.Select(_ => new (double, double)[Rounds]).ToArray();
        arms.ForEach(arm => arm.Texts.Run());
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < arms.Count; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                var place = (i + round) % arms.Count;
                var core = Environment.CpuUsage.TotalTime;
                var start = Stopwatch.GetTimestamp();
                arms[place].Texts.Run();
                runs[place][round] = (Stopwatch.GetElapsedTime(start).TotalSeconds, (Environment.CpuUsage.TotalTime - core).TotalSeconds);
            }
        }

        return runs;
    }

    private static string Number(double value) => value.ToString("F3", CultureInfo.InvariantCulture);

    private sealed record Arm(string Name, FeedingPolicy Feeding, PreparedTexts Texts);
}
