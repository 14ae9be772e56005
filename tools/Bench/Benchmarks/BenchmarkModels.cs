using System.Runtime.InteropServices;
using System.Text.Json;
using EnergyGate.Graphs;
using EnergyGate.Graphs.Onnx;

namespace EnergyGate.Bench.Benchmarks;

/// <summary>The models of the benchmark of graphs: one that the user names, or one made here with the tensors of DistilBERT-base.</summary>
internal static class BenchmarkModels
{
    private const int Seed = 20;
    private const double Deviation = 0.02;

    // The matrix products of one layer of DistilBERT-base: name, rows and columns of the weight.
    private static readonly (string Name, int Rows, int Columns)[] LayerProducts =
        [("q", 768, 768), ("k", 768, 768), ("v", 768, 768), ("out", 768, 768), ("up", 768, 3072), ("down", 3072, 768)];

    /// <summary>The same model with its weights inside the file and beside it.</summary>
    /// <param name="given">
    /// A model file, or a folder with <c>model.onnx</c> and <c>weights.json</c>, which describes a file of weights to fill. May be null.
    /// </param>
    /// <param name="folder">Folder of the new files.</param>
    /// <returns>The name of each form, and the path of its model.</returns>
    public static IEnumerable<(string Form, string Model)> Prepare(string? given, string folder)
    {
        var graph = given switch
        {
            null => DistilBertSized(),
            _ when Directory.Exists(given) => OnnxModel.Load(Fill(given, folder)),
            _ => OnnxModel.Load(given),
        };
        var inline = Path.Combine(folder, "inline.onnx");
        var external = Path.Combine(folder, "external.onnx");
        OnnxModel.Save(graph, inline, externalAbove: long.MaxValue);
        OnnxModel.Save(graph, external, externalAbove: 0);
        return [("weights inside the file", inline), ("weights beside the file", external)];
    }

    /// <summary>Bytes of a model with its file of weights.</summary>
    public static long Bytes(string model) =>
        new FileInfo(model).Length + (File.Exists(model + ".data") ? new FileInfo(model + ".data").Length : 0);

    private static string Fill(string given, string folder)
    {
        using var facts = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(given, "weights.json")));
        var weights = Path.Combine(folder, facts.RootElement.GetProperty("file").GetString()!);
        var random = new Random(Seed);
        using var file = File.Create(weights);
        var window = new float[1 << 20];
        for (var left = facts.RootElement.GetProperty("bytes").GetInt64(); left > 0;)
        {
            Fill(window, random);
            var bytes = MemoryMarshal.AsBytes(window.AsSpan());
            var count = (int)Math.Min(left, bytes.Length);
            file.Write(bytes[..count]);
            left -= count;
        }

        var model = Path.Combine(folder, "model.onnx");
        File.Copy(Path.Combine(given, "model.onnx"), model);
        return model;
    }

    // The tensors of DistilBERT-base: 66.4 million weights, 265 MB, in a chain of nodes that could run.
    private static Graph DistilBertSized()
    {
        var random = new Random(Seed);
        var initializers = new Dictionary<string, TensorData>();
        var nodes = new List<Node>
        {
            new()
            {
                OperatorType = "Gather",
                Inputs = [Weights("embeddings.word", 30522, 768), "input_ids"],
                Outputs = ["embedded"],
            },
        };
        _ = Weights("embeddings.position", 512, 768);
        var value = "embedded";
        for (var layer = 0; layer < 6; layer++)
        {
            foreach (var (name, rows, columns) in LayerProducts)
            {
                var product = $"layer.{layer}.{name}";
                nodes.Add(new()
                {
                    Name = product,
                    OperatorType = "MatMul",
                    Inputs = [value, Weights($"{product}.weight", rows, columns)],
                    Outputs = [$"{product}.product"],
                });
                nodes.Add(new()
                {
                    Name = $"{product}.add",
                    OperatorType = "Add",
                    Inputs = [$"{product}.product", Weights($"{product}.bias", columns)],
                    Outputs = [product],
                });
                value = product;
            }
        }

        return Graph.Create(
            [new("input_ids", new(ElementType.Int64, new([Dimension.Named("batch"), Dimension.Named("sequence")])))],
            [new(value, new(ElementType.Float, null))],
            nodes,
            initializers);

        string Weights(string name, params long[] extents)
        {
            var values = new float[extents.Aggregate(1L, (product, extent) => product * extent)];
            Fill(values, random);
            initializers.Add(name, new TensorData(ElementType.Float, [.. extents], MemoryMarshal.AsBytes(values.AsSpan()).ToArray()));
            return name;
        }
    }

    // Normal deviates in pairs: Box and Muller, "A note on the generation of random normal deviates" (1958).
    private static void Fill(Span<float> values, Random random)
    {
        for (var i = 0; i < values.Length; i += 2)
        {
            var radius = Deviation * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
            var (sine, cosine) = Math.SinCos(2 * Math.PI * random.NextDouble());
            values[i] = (float)(radius * cosine);
            if (i + 1 < values.Length)
            {
                values[i + 1] = (float)(radius * sine);
            }
        }
    }
}
