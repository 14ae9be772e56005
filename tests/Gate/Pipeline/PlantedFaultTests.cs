using EnergyGate.Gate.Checks.Parity;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Results;
using EnergyGate.Graphs;
using EnergyGate.Variants.Catalog;
using EnergyGate.Variants.Pipelines;
using EnergyGate.Variants.Sessions;

namespace EnergyGate.Tests.Gate.Pipeline;

/// <summary>Real faults in a rewritten graph of the embedded model: each must fail the expected parity cell.</summary>
[Parallelizable]
internal sealed class PlantedFaultTests
{
    private static readonly VariantRecipe Fused = VariantCatalog.Find("fp32-fused");
    private static readonly VariantRecipe Quantized = VariantCatalog.Find("int8-dynamic");

    private GateInputs inputs = null!;

    [OneTimeSetUp]
    public void Read() => inputs = GateInputs.Read(new GateOptions(), _ => { });

    [TestCase("fp32-fused")]
    [TestCase("int8-dynamic")]
    public void OfGraph_NoFault_Passes(string variant) =>
        Cells(VariantCatalog.Find(variant), graph => graph).Should().OnlyContain(cell => cell.Verdict == Verdict.Pass);

    [TestCase("BiasGelu", 1)]
    [TestCase("Attention", 2)]
    [TestCase("SkipLayerNormalization", 4)]
    public void OfGraph_FusionWithoutItsBias_FailsAndNamesTheFirstDivergingNode(string operatorType, int biasInput)
    {
        Node? broken = null;
        var cell = Cells(Fused, graph =>
        {
            broken = graph.Nodes.Where(node => node.OperatorType == operatorType && node.Input(biasInput).Length > 0).ElementAt(1);
            var bias = graph.Initializers[broken.Input(biasInput)];
            return graph.With(initializers: graph.Initializers.SetItem(
                broken.Input(biasInput), new TensorData(bias.ElementType, bias.Extents, new byte[bias.Bytes.Length])));
        }).Single(cell => cell.Metric == "hidden-states");
        cell.Verdict.Should().Be(Verdict.Fail);
        cell.Gating.Should().BeTrue();
        cell.Reason.Should().Contain($"first diverging node: {broken}");
    }

    [Test]
    public void OfGraph_ScaleOfOneWeightTenPercentOff_FailsInTheWeights()
    {
        var rewritten = Rewritten(Quantized);
        var weights = rewritten.Result.Log.QuantizedWeights;
        weights.Should().HaveCountGreaterThan(30);
        foreach (var weight in weights.Where((_, i) => i % 7 == 0)) // of six kinds in six layers: each kind once, in another layer
        {
            var cell = OfGraph(Quantized, rewritten, ScaleTimes(rewritten.Result.Graph, weight.ScaleName, 1.1f))
                .First(cell => cell.Metric == "weights");
            cell.Verdict.Should().Be(Verdict.Fail, weight.Name);
            cell.Reason.Should().Contain(weight.Name);
        }
    }

    [Test]
    public void OfGraph_OneChannelScaleTenPercentOff_FailsInTheWeights()
    {
        var rewritten = Rewritten(Quantized);
        var weight = rewritten.Result.Log.QuantizedWeights[0];
        var scales = rewritten.Result.Graph.Initializers[weight.ScaleName];
        var values = scales.As<float>().ToArray();
        values[^1] *= 1.1f;
        var graph = rewritten.Result.Graph.With(
            initializers: rewritten.Result.Graph.Initializers.SetItem(weight.ScaleName, TensorData.Of(values, [.. scales.Extents])));
        OfGraph(Quantized, rewritten, graph).Single(cell => cell.Metric == "weights").Verdict.Should().Be(Verdict.Fail);
    }

    [Test]
    public void OfGraph_QuantizedLayerWithoutItsBias_FailsInTheWeights()
    {
        // Its effect on logits and hidden states is smaller than that of int8 itself: only the exact comparison detects it.
        var cells = Cells(Quantized, graph =>
        {
            var bias = graph.Initializers.Keys.Single(name => name.EndsWith("transformer.layer.1.ffn.lin1.bias", StringComparison.Ordinal));
            var data = graph.Initializers[bias];
            return graph.With(
                initializers: graph.Initializers.SetItem(
                    bias, new TensorData(data.ElementType, data.Extents, new byte[data.Bytes.Length])));
        });
        cells.Single(cell => cell.Metric == "weights").Verdict.Should().Be(Verdict.Fail);
    }

    [Test]
    public void OfFailure_RewrittenGraphThatDoesNotRun_FailsParityWithTheReason()
    {
        var factory = new CellFactory(32, 128, 1);
        var cell =
            new ParityCells(factory, new RunnerSettings(1)).OfFailure(Fused, "SST-2", new InvalidOperationException("no kernel\nfor it"));
        cell.Verdict.Should().Be(Verdict.Fail);
        cell.Reason.Should().Contain("no kernel for it");
    }

    private RewrittenGraph Rewritten(VariantRecipe variant) => RewrittenGraph.Of(variant.Graph, inputs.Tasks[0].Graph);

    private Cell[] Cells(VariantRecipe variant, Func<Graph, Graph> fault)
    {
        var rewritten = Rewritten(variant);
        return [.. OfGraph(variant, rewritten, fault(rewritten.Result.Graph))];
    }

    // One cell after the other: the first takes no session.
    private IEnumerable<Cell> OfGraph(VariantRecipe variant, RewrittenGraph rewritten, Graph faulty) =>
        new ParityCells(new CellFactory(32, inputs.MaxLength, 1), new RunnerSettings(1)).OfGraph(
            variant, "SST-2", rewritten with { Result = new RewriteResult(faulty, rewritten.Result.Log) }, inputs.Tasks[0].Inputs);

    private static Graph ScaleTimes(Graph graph, string name, float factor)
    {
        var scales = graph.Initializers[name];
        float[] values = [.. scales.As<float>().ToArray().Select(scale => scale * factor)];
        return graph.With(initializers: graph.Initializers.SetItem(name, TensorData.Of(values, [.. scales.Extents])));
    }
}
