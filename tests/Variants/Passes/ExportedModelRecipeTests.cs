using System.Text.Json;
using EnergyGate.Graphs;
using EnergyGate.Variants.Parity;
using EnergyGate.Variants.Passes;
using EnergyGate.Variants.Pipelines;
using EnergyGate.Variants.Recipes;

namespace EnergyGate.Tests.Variants.Passes;

/// <summary>Recipes on graphs of three exporters; weights and biases there are random, so a dropped bias shows.</summary>
public sealed class ExportedModelRecipeTests
{
    private static readonly string[] Counted = ["Attention", "BiasGelu", "FastGelu", "SkipLayerNormalization", "EmbedLayerNormalization"];

    private static string[] All => ExportedModels.All;

    private static string[] Encoders => ExportedModels.Encoders;

    private static RewriteResult Apply(string recipe, Graph graph) => new RewritePipeline().Apply(graph, GraphRecipes.Find(recipe).Passes);

    /// <summary>GPT-2 is farther off than the encoders because its logits are larger; so is the file of the Python optimizer.</summary>
    [TestCaseSource(nameof(All))]
    public void Fused_TestSets_GiveTheExpectedOutputs(string name)
    {
        var graph = ExportedModels.Load(name);
        var fused = Apply("fp32-fused", graph).Graph;
        var absolute = Encoders.Contains(name) ? 1e-5 : 1e-4;

        for (var number = 0; number < 2; number++)
        {
            var (inputs, outputs) = ExportedModels.TestSet(name, number, graph);
            GraphRun.ToleranceUsed(GraphRun.On(fused, inputs), outputs, absolute, absolute)
                .Should().BeLessThanOrEqualTo(1, "of test set {0}", number);
        }
    }

    [TestCaseSource(nameof(Encoders))]
    public void Fused_PaddedBatch_GivesTheOutputsOfThePlainGraph(string name)
    {
        var graph = ExportedModels.Load(name);
        var inputs = GraphRun.Inputs(graph, ExportedModels.PaddedBatch(graph), vocabularySize: 1000);

        GraphRun.ToleranceUsed(GraphRun.On(Apply("fp32-fused", graph).Graph, inputs), GraphRun.On(graph, inputs), 1e-5, 1e-5)
            .Should().BeLessThanOrEqualTo(1);
    }

    [TestCaseSource(nameof(Encoders))]
    public void Fused_Encoder_FusesAtLeastWhatThePythonOptimizerFuses(string name)
    {
        using var peers = JsonDocument.Parse(File.ReadAllText(SharedData.Require("models", "hf-exports", name, "peers.json")));
        var theirs = peers.RootElement.GetProperty("peers").GetProperty("python-optimizer").GetProperty("fused");
        var nodes = Apply("fp32-fused", ExportedModels.Load(name)).Graph.Nodes;

        foreach (var operatorType in Counted)
        {
            var count = nodes.Count(node => node.Is(operatorType, "com.microsoft"));
            count.Should().BeGreaterThanOrEqualTo(theirs.TryGetProperty(operatorType, out var value) ? value.GetInt32() : 0, operatorType);
        }

        nodes.Should().NotContain(node => node.Is("Softmax") || node.Is("Erf") || node.Is("LayerNormalization"));
    }

    [TestCaseSource(nameof(Encoders))]
    public void Fused_StoppedAfterAnyPatch_StaysRight(string name)
    {
        var graph = ExportedModels.Load(name);
        var passes = GraphRecipes.Find("fp32-fused").Passes;
        var count = new RewritePipeline().Apply(graph, passes).Log.Applied.Length;
        var (inputs, outputs) = ExportedModels.TestSet(name, 0, graph);

        foreach (var stopAfter in new[] { 1, count / 2, count - 1 })
        {
            var rewritten = new RewritePipeline().Apply(graph, passes, stopAfter).Graph;
            GraphRun.ToleranceUsed(GraphRun.On(rewritten, inputs), outputs, 1e-5, 1e-5)
                .Should().BeLessThanOrEqualTo(1, "after {0} of {1}", stopAfter, count);
        }
    }

    [TestCaseSource(nameof(Encoders))]
    public void ForCpu_PaddedBatchAndTestSets_GiveTheOutputsOfThePlainGraph(string name)
    {
        var graph = ExportedModels.Load(name);
        var recipe = GraphRecipes.Find("fp32-cpu");
        var rewritten = Apply("fp32-cpu", graph).Graph;
        var padded = GraphRun.Inputs(graph, ExportedModels.PaddedBatch(graph), vocabularySize: 1000);

        GraphRun.ToleranceUsed(GraphRun.On(rewritten, padded, recipe.Level), GraphRun.On(graph, padded), 1e-5, 1e-5)
            .Should().BeLessThanOrEqualTo(1);
        for (var number = 0; number < 2; number++)
        {
            var (inputs, outputs) = ExportedModels.TestSet(name, number, graph);
            GraphRun.ToleranceUsed(GraphRun.On(rewritten, inputs, recipe.Level), outputs, 1e-5, 1e-5)
                .Should().BeLessThanOrEqualTo(1, "of test set {0}", number);
        }

        rewritten.Nodes.Should().NotContain(
                node => node.Is("SkipLayerNormalization", "com.microsoft"),
                "the runtime's kernel is slower than Add and LayerNormalization");
    }

    /// <summary>
    /// What a model stored in fp16 must give: all recipes see through the casts, so the same nodes and the same numbers come out.
    /// </summary>
    [TestCaseSource(nameof(Encoders))]
    public void Recipes_GraphStoredInHalves_GiveWhatTheyGiveForItsWidenedWeights(string name)
    {
        var stored = new RewritePipeline().Apply(ExportedModels.Load(name), [new StoreHalves()]).Graph;
        var widened = new RewritePipeline().Apply(stored, [new WidenConstants()]).Graph;
        var inputs = GraphRun.Inputs(stored, ExportedModels.PaddedBatch(stored), vocabularySize: 1000);

        stored.Nodes.Should()
            .Contain(node => node.Is("Cast") && stored.Initializers.ContainsKey(node.Input(0)), "else the test shows nothing");
        foreach (var recipe in new[] { "fp32-fused", "fp32-cpu", "int8-dynamic" }.Select(GraphRecipes.Find))
        {
            var fromStored = Apply(recipe.Name, stored).Graph;
            var fromWidened = Apply(recipe.Name, widened).Graph;
            fromStored.Nodes.Select(node => node.OperatorType).Should().Equal(fromWidened.Nodes.Select(node => node.OperatorType));
            GraphRun.On(fromStored, inputs, recipe.Level)[0].Should().Equal(GraphRun.On(fromWidened, inputs, recipe.Level)[0]);
        }
    }

    [TestCaseSource(nameof(Encoders))]
    public void Int8Dynamic_GraphStoredInHalves_IsWithinHalfAStepOfTheWidenedSource(string name)
    {
        var stored = new RewritePipeline().Apply(ExportedModels.Load(name), [new StoreHalves()]).Graph;

        var result = Apply("int8-dynamic", stored);

        var parity = QuantizedWeightParity.Compare(stored, result.Graph, result.Log.QuantizedWeights);
        parity.Share.Should().BeLessThanOrEqualTo(1).And.BeGreaterThan(0.9);
        parity.Compared.Should().BeGreaterThan(5);
    }

    [TestCaseSource(nameof(Encoders))]
    public void Fp16Storage_Encoder_StoresWeightsAndStaysNear(string name)
    {
        var graph = ExportedModels.Load(name);
        var result = Apply("fp16-storage", graph);
        var (inputs, outputs) = ExportedModels.TestSet(name, 0, graph);

        StoredWeightParity.Compare(graph, result.Graph).Share.Should().BeLessThanOrEqualTo(1).And.BeGreaterThan(0.5);
        RelativeError(GraphRun.On(result.Graph, inputs)[0], outputs[0]).Should().BeLessThan(0.005);
        Apply("fp16-storage", result.Graph).Graph.Should().BeSameAs(result.Graph, "nothing is left to store");
    }

    [TestCaseSource(nameof(Encoders))]
    public void Int8Dynamic_Encoder_QuantizesEveryLayerAndStaysNear(string name)
    {
        var graph = ExportedModels.Load(name);
        var result = Apply("int8-dynamic", graph);
        var (inputs, outputs) = ExportedModels.TestSet(name, 0, graph);
        var actual = GraphRun.On(result.Graph, inputs, GraphRecipes.Find("int8-dynamic").Level);

        result.Graph.Nodes.Should().NotContain(node => node.Is("MatMul"));
        HalfSteps.Largest(result).Should().BeLessThanOrEqualTo(0.5);
        RelativeError(actual[0], outputs[0])
            .Should().BeLessThan(0.4, "random weights are hard on 8 bits, the more so where AVX2 saturates sums of two products (0.25)");
    }

    private static double RelativeError(float[] actual, float[] expected) =>
        Math.Sqrt(actual.Zip(expected, (a, b) => Math.Pow((double)a - b, 2)).Sum() / expected.Sum(b => Math.Pow(b, 2)));
}
