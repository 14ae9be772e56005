using System.Text.Json;
using EnergyGate.Graphs;
using EnergyGate.Graphs.Onnx;
using EnergyGate.Graphs.Shapes;
using EnergyGate.Graphs.Shapes.Contracts;

namespace EnergyGate.Tests.Graphs.Shapes;

/// <summary>Shape inference on graphs that exporters wrote, against the shapes that ONNX Runtime found when it ran them.</summary>
[TestFixture]
public sealed class ExportedGraphsTests
{
    private static readonly Dictionary<string, long> Sizes = new(StringComparer.Ordinal)
    {
        ["batch_size"] = 3,
        ["batch"] = 3,
        ["sequence_length"] = 11,
        ["sequence"] = 11,
        ["past_sequence_length"] = 5,
    };

    [Test]
    public void Infer_EveryExport_GivesTypeAndShapeOfEveryTensor()
    {
        var root = SharedData.Require("models", "hf-exports");
        var differences = new List<string>();
        var compared = 0;
        foreach (var folder in Directory.EnumerateDirectories(root).Order(StringComparer.Ordinal))
        {
            using var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "shapes.json")));
            var shapes = expected.RootElement.GetProperty("inputs")
                .EnumerateObject()
                .ToDictionary(input => input.Name, input => Read(input.Value), StringComparer.Ordinal);
            var types = ShapeInference.Infer(OnnxModel.Load(Path.Combine(folder, "model.onnx")), shapes);
            foreach (var tensor in expected.RootElement.GetProperty("tensors").EnumerateObject())
            {
                compared++;
                var wanted = $"{Type(tensor.Value[0].GetString()!)}{Read(tensor.Value[1])}";
                if (types[tensor.Name].ToString() != wanted)
                {
                    differences.Add($"{Path.GetFileName(folder)} {tensor.Name}: {types[tensor.Name]}, not {wanted}");
                }
            }
        }

        TestContext.Out.WriteLine($"{compared} tensors compared, {differences.Count} differ");
        compared.Should().BeGreaterThan(1000);
        differences.Should().BeEmpty();
    }

    [Test]
    public void Infer_EveryExportWithNumbersForSymbols_LeavesNothingUnresolved()
    {
        foreach (var path in Models("hf-exports"))
        {
            var graph = OnnxModel.Load(path);
            var types = ShapeInference.Infer(graph, Bindings(graph));
            types.Unresolved.Should().BeEmpty(path);
        }
    }

    [Test]
    public void Infer_ModelsWithContribOperators_LeavesNothingUnresolved()
    {
        foreach (var path in Directory.EnumerateFiles(SharedData.Require("models", "minilm-glue"), "*.onnx"))
        {
            var graph = OnnxModel.Load(path);
            var types = ShapeInference.Infer(graph, Sizes);
            types.Unresolved.Should().BeEmpty(path);
            types[graph.Outputs[0].Name]
                .Should()
                .Be(new TensorType(ElementType.Float, TensorShape.Of(3, path.Contains("stsb", StringComparison.Ordinal) ? 1 : 2)), path);
        }
    }

    [Test]
    public void Infer_SymbolicInputs_AgreesWithNumbersWhereverItSaysSomething()
    {
        var known = 0;
        foreach (var path in Models("hf-exports"))
        {
            var graph = OnnxModel.Load(path);
            var sizes = Bindings(graph);
            var symbolic = ShapeInference.Infer(graph);
            var numeric = ShapeInference.Infer(graph, sizes);
            foreach (var name in symbolic.Names.Where(name => symbolic[name].Shape is not null))
            {
                var bound = DimensionBinding.Bind(symbolic[name].Shape!, sizes);
                var actual = numeric[name].Shape!;
                bound.Count.Should().Be(actual.Count, $"{path} {name}");
                bound.Zip(actual)
                    .Where(pair => pair.First.IsKnown && pair.First != pair.Second)
                    .Should().BeEmpty($"{path} {name}: {symbolic[name]} at these sizes is {actual}");
                known += bound.IsKnown ? 1 : 0;
            }
        }

        TestContext.Out.WriteLine($"{known} shapes known from symbols alone");
        known.Should().BeGreaterThan(7000);
    }

    [Test]
    public void Infer_EveryTestDataSet_GivesTheShapesOfItsOutputs()
    {
        foreach (var path in Models("hf-exports"))
        {
            var graph = OnnxModel.Load(path);
            foreach (var folder in Directory.EnumerateDirectories(Path.GetDirectoryName(path)!, "test_data_set_*"))
            {
                var shapes = graph
                    .Inputs.Select((input, i) => (input.Name, OnnxTensor.Load(Path.Combine(folder, $"input_{i}.pb")).Type.Shape!))
                    .ToDictionary(pair => pair.Name, pair => pair.Item2, StringComparer.Ordinal);
                var types = ShapeInference.Infer(graph, shapes);
                for (var i = 0; i < graph.Outputs.Length; i++)
                {
                    types[graph.Outputs[i].Name]
                        .Should().Be(OnnxTensor.Load(Path.Combine(folder, $"output_{i}.pb")).Type, $"{folder} output {i}");
                }
            }
        }
    }

    [TestCase("distilbert-seqcls-opset14-sdpa", "logits", "Float[batch_size, 2]")]
    [TestCase("bert-seqcls-opset12-transformers4.30", "logits", "Float[batch_size, 2]")]
    [TestCase("gpt2-with-past-opset14", "logits", "Float[batch_size, sequence_length, 1024]")]
    [TestCase("llama-with-past-opset18", "logits", "Float[batch_size, sequence_length, 1024]")]
    public void Infer_SymbolicInputs_KeepsTheSymbolsInTheOutput(string model, string output, string expected)
    {
        var types = ShapeInference.Infer(OnnxModel.Load(SharedData.Require("models", "hf-exports", model, "model.onnx")));
        types[output].ToString().Should().Be(expected);
    }

    /// <summary>Sizes of the named symbols, and some number for symbols that an exporter made up.</summary>
    private static Dictionary<string, long> Bindings(Graph graph)
    {
        var bindings = new Dictionary<string, long>(Sizes, StringComparer.Ordinal);
        foreach (var dimension in graph.Inputs.SelectMany(input => input.Type.Shape!)
                .Where(dimension => dimension.Symbol is { } symbol && !symbol.Contains(' ', StringComparison.Ordinal)))
        {
            bindings.TryAdd(dimension.Symbol!, 11);
        }

        return bindings;
    }

    private static IEnumerable<string> Models(string folder) =>
        Directory.EnumerateFiles(SharedData.Require("models", folder), "model.onnx", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal);

    private static TensorShape Read(JsonElement shape) =>
        TensorShape.Of(shape.EnumerateArray().Select(extent => extent.GetInt64()).ToArray());

    private static ElementType Type(string name) => name switch
    {
        "float32" => ElementType.Float,
        "float64" => ElementType.Double,
        "float16" => ElementType.Float16,
        _ => Enum.Parse<ElementType>(name, ignoreCase: true),
    };
}
