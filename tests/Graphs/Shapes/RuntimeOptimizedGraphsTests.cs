using EnergyGate.Graphs;
using EnergyGate.Graphs.Costs;
using EnergyGate.Graphs.Onnx;
using EnergyGate.Graphs.Shapes;
using EnergyGate.OnnxRuntime;
using EnergyGate.OnnxRuntime.Sessions;

namespace EnergyGate.Tests.Graphs.Shapes;

/// <summary>Graphs as ONNX Runtime rewrites them: other operators, the same outputs and the same matrix products.</summary>
[TestFixture]
public sealed class RuntimeOptimizedGraphsTests
{
    [TestCase("bert-seqcls-opset14-sdpa")]
    [TestCase("bert-seqcls-opset23-dynamo")]
    [TestCase("bert-tanhgelu-seqcls-opset17-eager")]
    [TestCase("distilbert-seqcls-opset18-dynamo")]
    [TestCase("gpt2-with-past-opset14")]
    [TestCase("llama-with-past-opset18")]
    [TestCase("llama-opset17-transformers4.30")]
    public void Infer_OptimizedAtLevelExtended_ResolvesEverythingAndKeepsTheWork(string name)
    {
        var folder = SharedData.Require("models", "hf-exports", name);
        var graph = OnnxModel.Load(Path.Combine(folder, "model.onnx"));
        var optimized = Optimized(Path.Combine(folder, "model.onnx"));
        var shapes = graph.Inputs.Select(
                (input, i) => (input.Name, OnnxTensor.Load(Path.Combine(folder, "test_data_set_0", $"input_{i}.pb")).Type.Shape!))
            .ToDictionary(pair => pair.Name, pair => pair.Item2, StringComparer.Ordinal);
        var types = ShapeInference.Infer(optimized, shapes);
        types.Unresolved.Should().BeEmpty();
        for (var i = 0; i < optimized.Outputs.Length; i++)
        {
            types[optimized.Outputs[i].Name].Should().Be(OnnxTensor.Load(Path.Combine(folder, "test_data_set_0", $"output_{i}.pb")).Type);
        }

        var cost = GraphCost.Of(optimized, types);
        cost.Uncounted.Should().BeEmpty();
        TestContext.Out.WriteLine(
            string.Join(", ", optimized.Nodes.Where(node => node.Domain.Length > 0).Select(node => node.OperatorType).Distinct()));
        ((double)cost.MatrixFlops / GraphCost.Of(graph, shapes).MatrixFlops).Should().BeInRange(0.99, 1.01);
    }

    private static Graph Optimized(string model)
    {
        var folder = Directory.CreateTempSubdirectory("energygate-shapes-").FullName;
        try
        {
            var target = Path.Combine(folder, "optimized.onnx");
            var options = SessionOptions.Default with
            {
                IntraOpThreads = 1,
                GraphOptimizationLevel = GraphOptimizationLevel.Extended,
                OptimizedModelPath = target,
            };
            using (InferenceSession.FromFile(model, options))
            {
                return OnnxModel.Load(target);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
