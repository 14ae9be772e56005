using EnergyGate.Graphs;
using EnergyGate.Graphs.Listings;
using EnergyGate.Tests.Graphs.Shapes;

namespace EnergyGate.Tests.Graphs.Listings;

public sealed class GraphListingTests
{
    private static GraphSketch Sketch => GraphSketch.Of()
        .Input("x", ElementType.Float, "batch", 6)
        .Constant("w", new float[6 * 4], 6, 4)
        .Constant("shape", [2L, -1L])
        .Node("MatMul", "x w", "h")
        .Node("com.microsoft:FastGelu", "h", "g")
        .Node("Softmax", "g", "p", ("axis", AttributeValue.Of(-1L)))
        .Node("Reshape", "p shape", "y");

    [Test]
    public void Of_Graph_ListsNodesWithConstantsAndAttributes() =>
        GraphListing.Of(Sketch.Build("y")).Lines.Should().Equal(
            "@opsets = opsets() {ai.onnx=17, com.microsoft=1}",
            "x = input() {Float[batch 6]}",
            "@output:y = output(y) {Undefined[...]}",
            "h = MatMul(x, w:Float[6 4])",
            "g = com.microsoft.FastGelu(h)",
            "p = Softmax(g) {axis=-1}",
            "y = Reshape(p, shape:Int64[2]=[2 -1])");

    [Test]
    public void Parse_LinesOfAListing_GiveTheSameListing()
    {
        var listing = GraphListing.Of(Sketch.Node("Add", "h -", "odd", ("text", AttributeValue.Of("a, b) {c}"))).Build("y"));
        var again = GraphListing.Parse(listing.Lines);
        again.Lines.Should().Equal(listing.Lines);
        again.Digest.Should().Be(listing.Digest);
        again.Nodes.Select(node => node.Key).Should().Equal(listing.Nodes.Select(node => node.Key));
        again.Nodes.Select(node => node.Operator).Should().Equal(listing.Nodes.Select(node => node.Operator));
    }

    [TestCase("")]
    [TestCase("y")]
    [TestCase("y = ")]
    [TestCase("y = Add(a, b")]
    [TestCase("y = Add a, b)")]
    public void Parse_NoNode_IsRefused(string line) =>
        FluentActions.Invoking(() => ListedNode.Parse(line)).Should().Throw<FormatException>();

    [Test]
    public void Digest_OrderOfIndependentNodes_MeansNothing()
    {
        var one = GraphSketch.Of().Input("x", ElementType.Float, 2).Node("Exp", "x", "a").Node("Neg", "x", "b").Build("a", "b");
        var other = one.With(nodes: [one.Nodes[1], one.Nodes[0]]);
        GraphListing.Of(other).Digest.Should().Be(GraphListing.Of(one).Digest);
    }

    [Test]
    public void Digest_OtherWeights_IsTheSame_OtherTypeOrExtentsOrAttribute_IsNot()
    {
        var digest = GraphListing.Of(Sketch.Build("y")).Digest;
        var build = Sketch.Build("y");
        Graph With(TensorData weight) => build.With(initializers: build.Initializers.SetItem("w", weight));
        GraphListing.Of(With(TensorData.Of(Enumerable.Repeat(1f, 24).ToArray(), 6, 4))).Digest.Should().Be(digest);
        GraphListing.Of(With(TensorData.Of(new float[12], 6, 2))).Digest.Should().NotBe(digest);
        GraphListing.Of(With(TensorData.Of(new Half[24], 6, 4))).Digest.Should().NotBe(digest);
        GraphListing.Of(build.With(nodes: build.Nodes.SetItem(2, build.Nodes[2].With("axis", AttributeValue.Of(0L)))))
            .Digest.Should().NotBe(digest);
        GraphListing.Of(build.With(initializers: build.Initializers.SetItem("shape", TensorData.Of([2L, -1L])))).Digest.Should().Be(digest);
        GraphListing.Of(build.With(initializers: build.Initializers.SetItem("shape", TensorData.Of([1L, -1L]))))
            .Digest.Should().NotBe(digest);
    }

    [Test]
    public void OperatorCounts_Graph_CountNodesAlone() =>
        GraphListing.Of(Sketch.Build("y")).OperatorCounts.Should().Equal(
            new KeyValuePair<string, int>("MatMul", 1),
            new KeyValuePair<string, int>("Reshape", 1),
            new KeyValuePair<string, int>("Softmax", 1),
            new KeyValuePair<string, int>("com.microsoft.FastGelu", 1));
}
