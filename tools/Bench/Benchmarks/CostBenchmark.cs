using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using EnergyGate.Graphs;
using EnergyGate.Graphs.Costs;
using EnergyGate.Graphs.Onnx;
using EnergyGate.Graphs.Shapes;
using EnergyGate.Graphs.Shapes.Contracts;
using EnergyGate.Graphs.Shapes.Values;
using EnergyGate.Measurement.EnergyModel;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Bench.Benchmarks;

/// <summary>
/// The work of one run of a model at <c>--batch</c> and <c>--max-length</c>, by class of operator, and the time of shape inference. The
/// work is modelled: it is computed from the graph, and nothing runs.
/// </summary>
internal sealed class CostBenchmark : IBenchmark
{
    private const int Rounds = 7;

    /// <inheritdoc/>
    public string Name => "cost";

    /// <inheritdoc/>
    public string Summary =>
        "Counts the work of a model by class of operator at --batch and --max-length: FLOPs, bytes and joules on every device profile "
        + "(modelled), and shape inference in milliseconds.";

    /// <inheritdoc/>
    public void Run(BenchmarkRequest request, TextWriter output, CancellationToken cancellation)
    {
        foreach (var model in Models(request.ModelPath ?? Path.Combine(AppContext.BaseDirectory, "models")))
        {
            cancellation.ThrowIfCancellationRequested();
            var graph = OnnxModel.Load(model);
            var dimensions = Dimensions(graph, request.BatchSize, request.MaxLength);
            var sizes = string.Join(", ", dimensions.Select(entry => $"{entry.Key}={entry.Value}"));
            output.WriteLine($"{model}: {graph.Nodes.Length} nodes, {sizes} (modelled)");
            var cost = Count(model, graph, dimensions);
            Print(cost, output);
            PrintJoules(request.WorkOf(cost), output);
            output.WriteLine($"  shape inference, ms: first / min / median of {Rounds}: {Milliseconds(graph, dimensions)}");
        }
    }

    private static GraphCost Count(string model, Graph graph, Dictionary<string, long> dimensions)
    {
        try
        {
            return GraphCost.Of(graph, dimensions);
        }
        catch (Exception exception) when (exception is ShapeException or CostException)
        {
            throw new ModelCostException(model, exception);
        }
    }

    private static void Print(GraphCost cost, TextWriter output)
    {
        output.WriteLine("  class              nodes         MFLOP       MB read    MB written   (1 MB = 10^6 bytes)");
        foreach (var entry in cost.Classes)
        {
            output.WriteLine(Row(entry.Class.ToString(), entry.NodeCount, entry.Flops, entry.BytesRead, entry.BytesWritten));
        }

        output.WriteLine(Row("total", cost.Nodes.Length, cost.Flops, cost.BytesRead, cost.BytesWritten));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  matrix products {cost.MatrixFlops / 1e6:F3} MFLOP, of them on 8-bit integers {cost.IntegerMatrixFlops / 1e6:F3} MFLOP"));
        if (!cost.Uncounted.IsEmpty)
        {
            var operators = cost.Uncounted.Select(node => node.OperatorType).Distinct();
            output.WriteLine($"  arithmetic not counted in: {string.Join(", ", operators)}");
        }
    }

    // Joules of one run on every built-in profile. Ratios of these mean something, absolute figures do not.
    private static void PrintJoules(ImmutableArray<WorkAmount> work, TextWriter output)
    {
        output.WriteLine($"  one run, modelled ({work.Length} kernels): profile, mJ, of it arithmetic / memory / launches / idle, ms");
        foreach (var profile in WorkProfiles.All)
        {
            var modelled = RooflineModel.Cost(profile, work);
            Joules[] parts = [modelled.Compute, modelled.Memory, modelled.Launch, modelled.Idle];
            var terms = string.Join(" / ", parts.Select(part => Milli(part.Value)));
            output.WriteLine($"  {profile.Name,-12} {Milli(modelled.Total.Value),10}   {terms}   {Milli(modelled.Time.Value)}");
        }
    }

    private static string Milli(double value) => (value * 1000).ToString("G4", CultureInfo.InvariantCulture);

    private static string Row(string name, int nodes, long flops, long read, long written) =>
        string.Create(
            CultureInfo.InvariantCulture, $"  {name,-16} {nodes,7} {flops / 1e6,13:F3} {read / 1e6,13:F3} {written / 1e6,13:F3}");

    private static string Milliseconds(Graph graph, Dictionary<string, long> dimensions)
    {
        var times = new double[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            _ = ShapeInference.Infer(graph, dimensions);
            times[round] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        var first = times[0];
        Array.Sort(times);
        return string.Create(CultureInfo.InvariantCulture, $"{first:F1} / {times[0]:F1} / {times[Rounds / 2]:F1}");
    }

    // The symbol of an input's first axis gets the batch size. A past length gets 0, since the run is a prefill. Every other symbol gets
    // the length, so that a total length is that of the sequence.
    private static Dictionary<string, long> Dimensions(Graph graph, int batchSize, int maxLength)
    {
        var first = graph.Inputs
            .Where(input => input.Type.Shape is { Count: > 0 })
            .Select(input => input.Type.Shape![0].Symbol)
            .ToHashSet(StringComparer.Ordinal);
        return DimensionBinding.Symbols(graph).ToDictionary(
            symbol => symbol,
            symbol =>
                first.Contains(symbol) ? batchSize
                : symbol.Contains("past", StringComparison.OrdinalIgnoreCase) ? 0L
                : maxLength,
            StringComparer.Ordinal);
    }

    private static IEnumerable<string> Models(string path) =>
        File.Exists(path) ? [path]
        : Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.onnx", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        : throw new FileNotFoundException($"no model at {path}; name a file or a folder with --model", path);
}
