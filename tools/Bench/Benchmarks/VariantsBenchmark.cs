using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using EnergyGate.Graphs;
using EnergyGate.Graphs.Onnx;
using EnergyGate.Variants.Catalog;
using EnergyGate.Variants.Feeding;
using EnergyGate.Variants.Passes;
using EnergyGate.Variants.Recipes;
using EnergyGate.Variants.Sessions;

namespace EnergyGate.Bench.Benchmarks;

/// <summary>
/// Seconds of a dev set: recipes and files of other tools with sorted texts, and variants with their own feeding. All are interleaved in
/// one run. Ratios are of the minima. Core seconds tell more than seconds where other programs use the machine.
/// </summary>
internal sealed class VariantsBenchmark : IBenchmark
{
    private const int Rounds = 7;

    /// <inheritdoc/>
    public string Name => "variants";

    /// <inheritdoc/>
    public string Summary =>
        "Seconds for a task's dev set by recipe and feeding, beside other tools' files (task.peer-*.onnx) in the model folder; "
        + "interleaved, minimum and median.";

    /// <inheritdoc/>
    public void Run(BenchmarkRequest request, TextWriter output, CancellationToken cancellation)
    {
        var inputs = request.ReadInputs(output.WriteLine);
        foreach (var batchSize in request.BatchSizes)
        {
            output.WriteLine(
                $"{inputs.Name}: batch {batchSize}, threads: {request.Threads}, at most {inputs.MaxLength} tokens, "
                + $"{Rounds} interleaved rounds");
            foreach (var task in inputs.Tasks)
            {
                Measure(task, request with { BatchSize = batchSize }, output, cancellation);
            }
        }
    }

    private static void Measure(BenchmarkTask task, BenchmarkRequest request, TextWriter output, CancellationToken cancellation)
    {
        var arms = new List<Arm>();
        try
        {
            arms.AddRange(Arms(task, request, output));
            var runs = Interleave(arms, cancellation);
            var (reference, core) = (runs[0].Min(run => run.Seconds), runs[0].Min(run => run.CoreSeconds));
            var table = new BenchmarkTable(
                $"{task.Name}: {task.Texts.Count} texts (measured)",
                ["what", "feeding", "minimum s", "median s", "x fp32 sorted (minima)", "minimum core s", "x fp32 sorted (core s)"],
                [.. arms.Zip(runs).Select(pair => ImmutableArray.Create(
                    pair.First.Name,
                    FeedingPolicies.Name(pair.First.Feeding),
                    Number(pair.Second.Min(run => run.Seconds)),
                    Number(pair.Second.Select(run => run.Seconds).Order().ElementAt(Rounds / 2)),
                    Number(reference / pair.Second.Min(run => run.Seconds)),
                    Number(pair.Second.Min(run => run.CoreSeconds)),
                    Number(core / pair.Second.Min(run => run.CoreSeconds))))]);
            table.WriteMarkdown(output);
            output.WriteLine();
        }
        finally
        {
            arms.ForEach(arm => arm.Texts.Dispose());
        }
    }

    private static IEnumerable<Arm> Arms(BenchmarkTask task, BenchmarkRequest request, TextWriter output)
    {
        // A single thread waits for no other, so its core seconds are work. Spinning threads burn core seconds.
        var settings = new RunnerSettings(request.Threads, AllowSpinning: request.Threads > 1);
        Arm Arm(string name, Graph runnable, SessionLevel level, FeedingPolicy feeding) => new(
            name,
            feeding,
            new PreparedTexts(Runner.Of(runnable, level, settings), task.Texts, request.BatchSize, feeding, task.LogitCount));

        var graphs = new Dictionary<string, Graph>(StringComparer.Ordinal);
        var recipes = request.Variants.Prepend(VariantCatalog.Reference).Select(variant => variant.Graph);
        foreach (var recipe in recipes.DistinctBy(recipe => recipe.Name))
        {
            if (Rewrite(task, recipe, settings, output) is { } rewritten)
            {
                graphs.Add(recipe.Name, rewritten);
                yield return Arm(recipe.Name, rewritten, recipe.Level, FeedingPolicy.Sorted);
            }
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(task.GraphPath))!;
        var peers = Directory.EnumerateFiles(folder, Path.GetFileNameWithoutExtension(task.GraphPath) + ".peer-*.onnx");
        foreach (var peer in peers.Order(StringComparer.Ordinal))
        {
            yield return Arm(Path.GetFileNameWithoutExtension(peer), OnnxModel.Load(peer), SessionLevel.All, FeedingPolicy.Sorted);
        }

        var ownFeedings = request.Variants.Where(variant => variant.Feeding != FeedingPolicy.Sorted);
        foreach (var variant in ownFeedings.Where(variant => graphs.ContainsKey(variant.Graph.Name)))
        {
            yield return Arm(variant.Graph.Name, graphs[variant.Graph.Name], variant.Graph.Level, variant.Feeding);
        }
    }

    // Null where the recipe finds nothing to choose from.
    private static Graph? Rewrite(BenchmarkTask task, GraphRecipe recipe, RunnerSettings settings, TextWriter output)
    {
        try
        {
            return task.Rewrite(recipe, settings);
        }
        catch (CalibrationException exception)
        {
            output.WriteLine($"{recipe.Name} is left out: {exception.Message}");
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
