using EnergyGate.Graphs;
using EnergyGate.Variants.Passes;

namespace EnergyGate.Tests.Variants.Passes;

public sealed class FuseLayerNormTests
{
    private static GraphSketch Sketch(int opset = 17) => new GraphSketch(opset).Input("x", ElementType.Float, "batch", "sequence", 8)
        .Number("epsilon", 1e-3f).Number("two", 2).Weight("gamma", 8).Weight("beta", 8);

    [Test]
    public void Propose_NineNodes_BecomeOneWithTheSameResult()
    {
        var result = PassTest.ApplyAndCompare(new FuseLayerNorm(), Sketch().LayerNorm("y", "x").Build("y"));

        result.Types().Should().Equal("LayerNormalization");
        result.Graph.Nodes[0].Float("epsilon", 0).Should().Be(1e-3f);
    }

    [Test]
    public void Propose_MeanTakenAndSubtractedTwice_IsStillOne()
    {
        var sketch = Sketch().Op("mean2 = ReduceMean x", ("axes", AttributeValue.Of([-1L]))).Op("centred2 = Sub x mean2");
        var graph = sketch.LayerNorm("y", "x").Build("y");
        graph = graph.With(
            nodes: [.. graph.Nodes.Select(node => node.Is("Div") ? node with { Inputs = ["centred2", node.Input(1)] } : node)]);

        PassTest.ApplyAndCompare(new FuseLayerNorm(), graph).Types().Should().Equal("LayerNormalization");
    }

    [Test]
    public void Propose_BelowOpset17_IsRefusedUnlessAskedFor()
    {
        var graph = Sketch(14).LayerNorm("y", "x").Build("y");

        PassTest.ShouldRefuse(new FuseLayerNorm(), graph, "operator set 17");
        PassTest.ApplyAndCompare(new FuseLayerNorm(isForAnyOpset: true), graph).Types().Should().Equal("LayerNormalization");
    }

    [Test]
    public void Propose_MeanOverAnotherAxis_IsRefused() =>
        PassTest.ShouldRefuse(new FuseLayerNorm(), Sketch().LayerNorm("y", "x", axis: 1).Build("y"), "last axis");

    [Test]
    public void Propose_EpsilonFromTheInput_IsRefused()
    {
        var graph = Sketch().Op("epsilonOfInput = ReduceMean x", ("axes", AttributeValue.Of([-1L]))).LayerNorm("y", "x").Build("y");
        graph = graph.With(
            nodes:
            [
                .. graph.Nodes.Select(node =>
                    node.Outputs[0] == "y_shifted" ? node with { Inputs = ["y_variance", "epsilonOfInput"] } : node),
            ]);

        PassTest.ShouldRefuse(new FuseLayerNorm(), graph, "epsilon");
    }

    [TestCase("y_centred")]
    [TestCase("y_variance")]
    [TestCase("y_scaled")]
    public void Propose_ValueInBetweenIsAnOutput_IsRefused(string value) =>
        PassTest.ShouldRefuse(new FuseLayerNorm(), Sketch().LayerNorm("y", "x").Build("y", value), "elsewhere");

    [Test]
    public void Propose_ValueInBetweenIsReadElsewhere_IsRefused() =>
        PassTest.ShouldRefuse(new FuseLayerNorm(), Sketch().LayerNorm("y", "x").Op("z = Abs y_square").Build("y", "z"), "read elsewhere");

    [Test]
    public void Propose_ScaleFromTheInput_IsRefused()
    {
        var graph = Sketch().Input("scale", ElementType.Float, 8).LayerNorm("y", "x").Build("y");
        graph = graph.With(
            nodes: [.. graph.Nodes.Select(node => node.Outputs[0] == "y_scaled" ? node with { Inputs = ["y_quotient", "scale"] } : node)]);

        PassTest.ShouldRefuse(new FuseLayerNorm(), graph, "no constant scale");
    }
}
