using EnergyGate.Graphs;
using EnergyGate.Graphs.Onnx;
using EnergyGate.Variants.Passes;
using EnergyGate.Variants.Pipelines;
using EnergyGate.Variants.Recipes;

namespace EnergyGate.Tests.Variants.Passes;

/// <summary>Recipes on a real, fine-tuned model and a padded batch.</summary>
public sealed class MiniLmRecipeTests
{
    private Graph graph = Graph.Create([], [], []);
    private Dictionary<string, TensorData> inputs = [];
    private float[][] expected = [];

    [OneTimeSetUp]
    public void LoadAndRunThePlainGraph()
    {
        graph = OnnxModel.Load(SharedData.Require("models", "minilm-glue", "rte.onnx"));
        inputs = GraphRun.Inputs(graph, ExportedModels.PaddedBatch(graph), vocabularySize: 30000);
        expected = GraphRun.On(graph, inputs);
    }

    private RewriteResult Apply(string recipe) => new RewritePipeline().Apply(graph, GraphRecipes.Find(recipe).Passes);

    [Test]
    public void Fused_PaddedBatch_GivesTheLogitsOfThePlainGraph()
    {
        var result = Apply("fp32-fused");

        result.Graph.Nodes.Count(node => node.Is("Attention", "com.microsoft")).Should().Be(6);
        result.Graph.Nodes.Count(node => node.Is("SkipLayerNormalization", "com.microsoft")).Should().Be(12);
        GraphRun.ToleranceUsed(GraphRun.On(result.Graph, inputs), expected, 1e-4, 0).Should().BeLessThanOrEqualTo(1);
    }

    [Test]
    public void Int8Dynamic_PaddedBatch_StaysNearAndWithinHalfAStep()
    {
        var result = Apply("int8-dynamic");
        var actual = GraphRun.On(result.Graph, inputs, GraphRecipes.Find("int8-dynamic").Level);

        HalfSteps.Largest(result).Should().BeLessThanOrEqualTo(0.5);
        result.Log.QuantizedWeights.Sum(weight => weight.Source.ElementCount).Should().BeGreaterThan(10_000_000);
        GraphRun.ToleranceUsed(actual, expected, 1.0, 0).Should().BeLessThanOrEqualTo(1, "int8 moves these logits by up to about one");
    }

    [Test]
    public void Int8Dynamic_LayersBeforeTheLast_KeepTheNamesOfTheirHiddenStates()
    {
        var norms = graph.Nodes.Where(node => node.Is("LayerNormalization")).Select(node => node.Outputs[0]).ToArray();

        Apply("int8-dynamic").Graph.Nodes.SelectMany(node => node.Outputs).Should().Contain(norms[..^2]);
    }

    [Test]
    public void SelectTokensFirst_PaddedBatch_GivesTheLogitsOfThePlainGraph()
    {
        var result = new RewritePipeline().Apply(
            graph, [new FuseLayerNorm(), new FuseGelu(), new FuseBiasGelu(), new FuseMultiHeadAttention(), new SelectTokensFirst()]);

        result.Log.Applied[^1].Pass.Should().Be("select-tokens-first");
        GraphRun.ToleranceUsed(GraphRun.On(result.Graph, inputs), expected, 1e-4, 0).Should().BeLessThanOrEqualTo(1);
    }

    [Test]
    public void Fused_LastHiddenState_KeepsItsName()
    {
        var norms = graph.Nodes.Where(node => node.Is("LayerNormalization")).Select(node => node.Outputs[0]);

        Apply("fp32-fused").Graph.Nodes.SelectMany(node => node.Outputs).Should().Contain(norms);
    }
}
