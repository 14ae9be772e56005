using EnergyGate.Graphs;
using EnergyGate.Variants.Passes;

namespace EnergyGate.Tests.Variants.Passes;

public sealed class SelectTokensFirstTests
{
    private static GraphSketch Sketch(long token = 0) =>
        new GraphSketch()
            .Input("x", ElementType.Float, "batch", "sequence", 8)
            .Weight("w", 8, 8)
            .Weight("b", 8)
            .Weight("gamma", 8)
            .Weight("beta", 8)
            .Weight("positions", 5, 8)
            .Constant("token", TensorData.Scalar(token))
            .Op("product = MatMul x w")
            .Op("dense = Add product b");

    private static Graph Selecting(GraphSketch sketch, string value, params string[] outputs) =>
        sketch.Op($"y = Gather {value} token", ("axis", AttributeValue.Of(1))).Build(["y", .. outputs]);

    private static GraphSketch Normed(GraphSketch sketch) =>
        sketch.Op("sum = Add dense x").Op("normed = LayerNormalization sum gamma beta", ("axis", AttributeValue.Of(-1)));

    [TestCase(0)]
    [TestCase(3)]
    [TestCase(-1)]
    public void Propose_TokenwiseNodes_ComputeTheSelectedTokenAlone(int token)
    {
        var result = PassTest.ApplyAndCompare(new SelectTokensFirst(), Selecting(Normed(Sketch(token)), "normed"));

        result.Types().Should().Equal("Gather", "MatMul", "Add", "Add", "LayerNormalization", "Gather");
        result.Graph.Nodes[0].Inputs.Should().Equal("x", "y_index");
    }

    [Test]
    public void Propose_Attention_SelectsQueriesAndKeepsKeysAndValues()
    {
        var attention = new FuseMultiHeadAttention();
        var graph = new AttentionSketch().Build();
        graph = graph.With(
            nodes:
            [
                .. graph.Nodes,
                new Node
                {
                    OperatorType = "Gather",
                    Inputs = ["y", "zero"],
                    Outputs = ["selected"],
                }.With("axis", AttributeValue.Of(1)),
            ],
            outputs: [new("selected", new(ElementType.Float, null))]);
        var fused = PassTest.Apply(attention, graph).Graph;

        var result = PassTest.ApplyAndCompare(new SelectTokensFirst(), fused);

        var node = result.Graph.Nodes.Single(node => node.Is("MultiHeadAttention", "com.microsoft"));
        node.Inputs[..3].Should().Equal("q_selected", "k", "v");
    }

    [Test]
    public void Propose_HiddenStateIsAnOutput_IsRefused() =>
        PassTest.ShouldRefuse(new SelectTokensFirst(), Selecting(Sketch(), "dense", "dense"), "for this selection alone");

    [Test]
    public void Propose_HiddenStateIsReadElsewhere_IsRefused() =>
        PassTest.ShouldRefuse(
            new SelectTokensFirst(), Selecting(Sketch().Op("other = Abs dense"), "dense", "other"), "for this selection alone");

    [Test]
    public void Propose_SummandVariesByToken_StopsThere()
    {
        var graph = Selecting(Sketch().Op("placed = Add dense positions").Op("active = Tanh placed"), "active");

        PassTest.ShouldRefuse(new SelectTokensFirst(), graph, "for this selection alone");
    }
}
