using EnergyGate.Graphs;
using EnergyGate.Variants.Parity;
using EnergyGate.Variants.Passes;

namespace EnergyGate.Tests.Variants.Passes;

public sealed class StoreHalvesTests
{
    private static GraphSketch Sketch(float[] values) =>
        new GraphSketch()
            .Input("x", ElementType.Float, 3, 32)
            .Constant("w", TensorData.Of(values, 32, 32))
            .Weight("b", 32)
            .Op("product = MatMul x w")
            .Op("y = Add product b");

    private static float[] Numbers(Func<int, float> at) => [.. Enumerable.Range(0, 32 * 32).Select(at)];

    private static float[] Hard() => Numbers(i => MathF.ScaleB(1 + (i / 1024f) + (i * 1e-5f), (i % 42) - 27) * (i % 2 == 0 ? 1 : -1));

    [Test]
    public void Propose_Matrix_IsStoredInHalfTheBytesUnderItsName()
    {
        var graph = Sketch(Numbers(i => i / 977f)).Build("y");

        var result = PassTest.Apply(new StoreHalves(), graph);

        result.Types().Should().Equal("Cast", "MatMul", "Add");
        result.Graph.Nodes[0].Outputs.Should().Equal("w");
        result.Graph.Initializers["w_fp16"].Bytes.Length.Should().Be(2048);
        result.Graph.Initializers.Keys.Should().Equal("b", "w_fp16");
        var inputs = GraphRun.Inputs(graph, new Dictionary<string, long>());
        GraphRun.ToleranceUsed(GraphRun.On(result.Graph, inputs), GraphRun.On(graph, inputs), 0.05, 0).Should().BeLessThanOrEqualTo(1);
    }

    [Test]
    public void Propose_EveryMagnitude_StaysWithinHalfAUnitInTheLastPlace()
    {
        var graph = Sketch(Hard()).Build("y");

        var parity = StoredWeightParity.Compare(graph, PassTest.Apply(new StoreHalves(), graph).Graph);

        parity.Compared.Should().Be(1);
        parity.Share.Should().BeGreaterThan(0.9).And.BeLessThanOrEqualTo(1);
    }

    [TestCase(65520f)]
    [TestCase(-1e9f)]
    [TestCase(float.NaN)]
    public void Propose_WeightOutOfRange_IsRefused(float value) =>
        PassTest.ShouldRefuse(new StoreHalves(), Sketch(Numbers(i => i == 700 ? value : 0)).Build("y"), "beyond binary16's largest");

    [Test]
    public void Propose_LargestValueThatRoundsIntoTheRange_IsStored() =>
        PassTest.Apply(new StoreHalves(), Sketch(Numbers(_ => 65519f)).Build("y")).Graph.Initializers.Should().ContainKey("w_fp16");

    [Test]
    public void Propose_VectorsAndSmallMatrices_AreLeft()
    {
        var graph = new GraphSketch()
            .Input("x", ElementType.Float, 3, 20)
            .Weight("w", 20, 20)
            .Weight("b", 2000)
            .Op("product = MatMul x w")
            .Op("y = Concat product product", ("axis", AttributeValue.Of(1)))
            .Op("z = Abs b")
            .Build("y", "z");

        PassTest.Apply(new StoreHalves(), graph).Graph.Should().BeSameAs(graph);
    }

    [Test]
    public void Propose_ThenWidened_IsThePlainGraphWithRoundedWeights()
    {
        var graph = Sketch(Hard()).Build("y");

        var widened = PassTest.Apply(new WidenConstants(), PassTest.Apply(new StoreHalves(), graph).Graph).Graph;

        widened.Nodes.Select(node => node.OperatorType).Should().Equal("MatMul", "Add");
        widened.Initializers["w"].As<float>().ToArray().Should().Equal(Hard().Select(value => (float)(Half)value));
    }
}
