using EnergyGate.Graphs;
using EnergyGate.Variants.Passes;

namespace EnergyGate.Tests.Variants.Passes;

public sealed class QuantizeDynamicTests
{
    private static GraphSketch Sketch(long columns = 40) =>
        new GraphSketch().Input("x", ElementType.Float, 3, 24).Constant("w", Unsaturated((int)columns)).Weight("b", columns);

    /// <summary>[24, columns]; AVX2 adds two neighbouring products in 16 bits, so here no two large weights are neighbours.</summary>
    private static TensorData Unsaturated(int columns)
    {
        var random = new Random(3);
        return TensorData.Of(
            [
                .. Enumerable.Range(0, 24 * columns)
                    .Select(i =>
                        (i / columns) switch
                        {
                            0 => 1f,
                            1 => 0f,
                            _ => (random.NextSingle() - 0.5f) * 0.8f,
                        }),
            ],
            24,
            columns);
    }

    private static TensorData Turned(TensorData data)
    {
        var (rows, columns) = ((int)data.Extents[0], (int)data.Extents[1]);
        var values = data.As<float>().ToArray();
        return TensorData.Of(
            [.. Enumerable.Range(0, values.Length).Select(i => values[((i % rows) * columns) + (i / rows)])], columns, rows);
    }

    private static double RelativeError(Graph graph, Graph quantized)
    {
        var inputs = GraphRun.Inputs(graph, new Dictionary<string, long>());
        var (actual, expected) = (GraphRun.On(quantized, inputs)[0], GraphRun.On(graph, inputs)[0]);
        return Math.Sqrt(actual.Zip(expected, (a, b) => Math.Pow(a - b, 2)).Sum() / expected.Sum(b => Math.Pow(b, 2)));
    }

    [Test]
    public void Propose_ProductWithBias_BecomesOneNodeWithinHalfAStep()
    {
        var graph = Sketch().Op("product = MatMul x w").Op("y = Add b product").Build("y");

        var result = PassTest.Apply(new QuantizeDynamic(), graph);

        result.Types().Should().Equal("DynamicQuantizeMatMul");
        result.Graph.Nodes[0].Inputs.Should().Equal("x", "w_int8", "w_scale", "", "b");
        result.Graph.Initializers.Keys.Should().Equal("b", "w_int8", "w_scale");
        HalfSteps.Largest(result).Should().BeLessThanOrEqualTo(0.5);
        RelativeError(graph, result.Graph).Should().BeLessThan(0.02);
    }

    [Test]
    public void Propose_GemmWithTurnedWeight_IsTurnedBack()
    {
        var graph = new GraphSketch().Input("x", ElementType.Float, 3, 24).Constant("w", Turned(Unsaturated(40))).Weight("b", 40)
            .Op("y = Gemm x w b", ("transB", AttributeValue.Of(1))).Build("y");

        var result = PassTest.Apply(new QuantizeDynamic(), graph);

        result.Types().Should().Equal("DynamicQuantizeMatMul");
        HalfSteps.Largest(result).Should().BeLessThanOrEqualTo(0.5);
        RelativeError(graph, result.Graph).Should().BeLessThan(0.02);
    }

    [Test]
    public void Propose_ProductIsRead_LeavesTheBiasApart() =>
        PassTest.Apply(new QuantizeDynamic(), Sketch().Op("product = MatMul x w").Op("y = Add product b").Build("y", "product")).Types()
            .Should().Equal("DynamicQuantizeMatMul", "Add");

    [Test]
    public void Propose_TwoProductsWithOneWeight_QuantizesBoth()
    {
        var result = PassTest.Apply(
            new QuantizeDynamic(),
            Sketch().Op("first = MatMul x w").Op("other = Neg x").Op("second = MatMul other w").Op("y = Add first second").Build("y"));

        result.Types().Count(type => type == "DynamicQuantizeMatMul").Should().Be(2);
        result.Graph.Initializers.Keys.Should().Equal("w_int8", "w_scale");
    }

    [Test]
    public void Propose_ProductsOfOneActivation_ShareItsQuantisation()
    {
        var graph = Sketch()
            .Constant("w2", Unsaturated(40))
            .Op("p1 = MatMul x w")
            .Op("first = Add p1 b")
            .Op("second = MatMul x w2")
            .Op("y = Add first second")
            .Build("y");

        var result = PassTest.Apply(new QuantizeDynamic(), graph);

        result.Types().Should().Equal("DynamicQuantizeLinear", "MatMulIntegerToFloat", "MatMulIntegerToFloat", "Add");
        result.Log.QuantizedWeights.Should().HaveCount(2);
        RelativeError(graph, result.Graph).Should().BeLessThan(0.02);
    }

    [Test]
    public void Propose_FewColumns_IsRefused() =>
        PassTest.ShouldRefuse(new QuantizeDynamic(), Sketch(columns: 15).Op("y = MatMul x w").Build("y"), "15 columns");

    [Test]
    public void Propose_WeightFedToAGemm_IsRefused() =>
        PassTest.ShouldRefuse(
            new QuantizeDynamic(), Sketch().Input("fed", ElementType.Float, 24, 40).Op("y = Gemm x fed").Build("y"), "not a constant");

    [Test]
    public void Propose_GemmThatScales_IsRefused() =>
        PassTest.ShouldRefuse(
            new QuantizeDynamic(), Sketch().Op("y = Gemm x w b", ("alpha", AttributeValue.Of(2f))).Build("y"), "scales or turns");

    [TestCase(float.NaN)]
    [TestCase(float.NegativeInfinity)]
    public void Propose_WeightNotFinite_IsRefused(float value)
    {
        var values = new float[24 * 40];
        values[777] = value;

        PassTest.ShouldRefuse(
            new QuantizeDynamic(), Sketch().Constant("w", TensorData.Of(values, 24, 40)).Op("y = MatMul x w").Build("y"), "not a number");
    }

    [Test]
    public void Propose_HardWeights_StaysWithinHalfAStep()
    {
        // Ties in binary32, a column of zeros, subnormal and huge columns, and a number of columns that no vector divides.
        var values = new float[64 * 37];
        for (var i = 0; i < values.Length; i++)
        {
            var (row, column) = (i / 37, i % 37);
            values[i] = column switch
            {
                0 => 0,
                1 => (row - 32) * 1e-44f,
                2 => (row - 32) * 1e36f,
                _ => MathF.BitIncrement((row - 31.5f + (row == 0 ? -column : 0)) * (1 + (column / 41f))),
            };
        }

        var graph = new GraphSketch()
            .Input("x", ElementType.Float, 3, 64)
            .Constant("w", TensorData.Of(values, 64, 37))
            .Op("y = MatMul x w")
            .Build("y");

        HalfSteps.Largest(PassTest.Apply(new QuantizeDynamic(), graph)).Should().BeLessThanOrEqualTo(0.5);
    }

    [Test]
    public void Propose_Again_GivesTheSameBytes()
    {
        var graph = Sketch().Op("y = MatMul x w").Build("y");
        byte[] Bytes() => PassTest.Apply(new QuantizeDynamic(), graph).Graph.Initializers["w_int8"].Bytes.ToArray();

        Bytes().Should().Equal(Bytes());
    }
}
