using System.Diagnostics;
using EnergyGate.Graphs.Onnx;

namespace EnergyGate.Bench.Benchmarks;

/// <summary>
/// Loading and saving a model of the size of DistilBERT-base, with its weights inside the file and beside it: milliseconds in this process,
/// and the peak memory of a process that does only that.
/// </summary>
internal sealed class GraphsBenchmark : IBenchmark
{
    private const int Rounds = 7;

    // Set in a child process of this benchmark: load the model that is given, save it to this path, and do nothing else.
    private const string SaveOnceVariable = "ENERGYGATE_BENCH_GRAPHS_SAVE_TO";

    /// <inheritdoc/>
    public string Name => "graphs";

    /// <inheritdoc/>
    public string Summary =>
        "Loads and saves a model (265 MB unless --model names a file, or a folder with weights.json): milliseconds, and peak memory as a "
        + "ratio to the file.";

    /// <inheritdoc/>
    public void Run(BenchmarkRequest request, TextWriter output, CancellationToken cancellation)
    {
        if (Environment.GetEnvironmentVariable(SaveOnceVariable) is { Length: > 0 } target)
        {
            var model = request.ModelPath ?? throw new InvalidOperationException($"{SaveOnceVariable} wants --model FILE");
            OnnxModel.Save(OnnxModel.Load(model), target);
            return;
        }

        using var folder = new ScratchFolder();
        var baseline = ChildPeak.Bytes(["--version"], [], cancellation);
        output.WriteLine(
            $"peak memory of `energygate --version`: {Megabytes(baseline)} MB (1 MB = 10^6 bytes; high-water mark of the process's "
            + "resident set)");
        foreach (var (form, file) in BenchmarkModels.Prepare(request.ModelPath, folder.Path))
        {
            Measure(form, file, baseline, folder.Path, output, cancellation);
        }
    }

    private static void Measure(string form, string model, long baseline, string folder, TextWriter output, CancellationToken cancellation)
    {
        var fileBytes = BenchmarkModels.Bytes(model);
        var target = Path.Combine(folder, "saved.onnx");
        var load = new double[Rounds];
        var save = new double[Rounds];
        var both = new double[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            cancellation.ThrowIfCancellationRequested();
            var start = Stopwatch.GetTimestamp();
            var graph = OnnxModel.Load(model);
            load[round] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            OnnxModel.Save(graph, target);
            both[round] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            save[round] = both[round] - load[round];
            Delete(target);
        }

        output.WriteLine($"{form}: {Megabytes(fileBytes)} MB, {Rounds} rounds in this process, ms: first / min / median");
        output.WriteLine($"  load        {Row(load)}");
        output.WriteLine($"  save        {Row(save)}");
        output.WriteLine($"  load + save {Row(both)}");
        var peak = ChildPeak.Bytes(["bench", "graphs", "--model", model], [(SaveOnceVariable, target)], cancellation);
        output.WriteLine(
            $"  peak memory of a process that loads and saves it once: {Megabytes(peak)} MB, {Megabytes(peak - baseline)} MB above "
            + $"`energygate --version` = {(double)(peak - baseline) / fileBytes:F3} x the file");
        if (!File.Exists(target))
        {
            output.WriteLine("  (that process did not save the model: its peak memory says nothing)");
        }

        Delete(target);
    }

    private static void Delete(string target)
    {
        File.Delete(target);
        File.Delete(target + ".data");
    }

    private static string Row(double[] milliseconds)
    {
        var first = milliseconds[0];
        Array.Sort(milliseconds);
        return $"{first,8:F1} / {milliseconds[0],7:F1} / {milliseconds[milliseconds.Length / 2],7:F1}";
    }

    private static string Megabytes(long bytes) => (bytes / 1e6).ToString("F1");

    // An empty folder, deleted with its files.
    private sealed class ScratchFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("energygate-bench-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
