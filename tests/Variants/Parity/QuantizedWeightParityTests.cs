using EnergyGate.Graphs;
using EnergyGate.Variants.Parity;

namespace EnergyGate.Tests.Variants.Parity;

public sealed class QuantizedWeightParityTests
{
    // [K = 2, N = 3], one scale per column.
    private static readonly TensorData Source = TensorData.Of(new[] { 1.27f, -2.54f, 0.3f, 0.5f, 0.02f, -0.1f }, 2, 3);
    private static readonly Graph Empty = Graph.Create([], [], []);
    private static readonly sbyte[] Levels = [127, -127, 100, 50, 1, -33];
    private static readonly float[] Scales = [0.01f, 0.02f, 0.003f];
    private static readonly QuantizedWeight Weight = new("w_quantized", "w_scale", null, 1, "w", Source);

    [Test]
    public void Compare_RoundedToTheNearestStep_IsInside()
    {
        var parity = Compare([127, -127, 100, 50, 1, -33], [0.01f, 0.02f, 0.003f]);
        parity.Share.Should().BeLessThanOrEqualTo(1);
        parity.Compared.Should().Be(1);
    }

    [Test]
    public void Compare_OneLevelOffByOne_IsOutside() =>
        Compare([127, -127, 100, 52, 1, -33], [0.01f, 0.02f, 0.003f]).Share.Should().BeGreaterThan(1);

    [Test]
    public void Compare_OneScaleTenPercentOff_IsOutsideAndNamed()
    {
        var parity = Compare([127, -127, 100, 50, 1, -33], [0.01f, 0.022f, 0.003f]);
        parity.Share.Should().BeGreaterThan(1);
        parity.WorstWeight.Should().Be("w_quantized");
    }

    [TestCase((sbyte)31, ExpectedResult = true)]
    [TestCase((sbyte)30, ExpectedResult = false)]
    public bool Compare_BesideHalfAStep_IsExact(sbyte level) =>
        QuantizedWeightParity.Compare(
                Empty,
                Graph.Create(
                    [], [], [],
                    [new("w_quantized", TensorData.Of(new[] { level }, 1, 1)), new("w_scale", TensorData.Of(new[] { 0.01f }, 1))]),
                [Weight with { Source = TensorData.Of(new[] { 0.3052f }, 1, 1) }])
            .Share <= 1;

    [TestCase(float.NaN)]
    [TestCase(0f)]
    public void Compare_ScaleThatIsNoScale_IsOutside(float scale) =>
        Compare([127, -127, 100, 50, 1, -33], [0.01f, 0.02f, scale]).Share.Should().BeGreaterThan(1);

    [Test]
    public void Compare_WeightThatIsGone_IsOutside() =>
        QuantizedWeightParity.Compare(Empty, Graph.Create([], [], []), [Weight]).Share.Should().Be(double.PositiveInfinity);

    [Test]
    public void Compare_NothingQuantized_ComparesNothing() =>
        QuantizedWeightParity.Compare(Empty, Graph.Create([], [], []), []).Compared.Should().Be(0);

    [TestCase(0.5f, ExpectedResult = 0.0)]
    [TestCase(0.25f, ExpectedResult = double.PositiveInfinity)]
    public double Compare_ConstantThatKeepsItsName_MustKeepItsBits(float kept) =>
        QuantizedWeightParity.Compare(
                Graph.Create([], [], [], [new("bias", TensorData.Scalar(0.5f))]),
                Graph.Create([], [], [], [new("bias", TensorData.Scalar(kept))]),
                [])
            .Share;

    [Test]
    public void Compare_SourceThatIsNotTheFiles_IsOutside() =>
        QuantizedWeightParity.Compare(
                Graph.Create([], [], [], [new("w", TensorData.Of(new[] { 1.27f, -2.54f, 0.3f, 0.5f, 0.02f, -0.2f }, 2, 3))]),
                Rewritten(Levels, Scales),
                [Weight])
            .Share.Should().Be(double.PositiveInfinity);

    [Test]
    public void Compare_SourceThatIsTheFilesTurned_IsInside() =>
        QuantizedWeightParity.Compare(
                Graph.Create([], [], [], [new("w", TensorData.Of(new[] { 1.27f, 0.5f, -2.54f, 0.02f, 0.3f, -0.1f }, 3, 2))]),
                Rewritten(Levels, Scales),
                [Weight])
            .Share.Should().BeLessThanOrEqualTo(1);

    [Test]
    public void Compare_FileStoredInHalves_IsComparedWithTheWidenedWeight()
    {
        var widened = TensorData.Of([.. Source.As<float>().ToArray().Select(value => (float)(Half)value)], 2, 3);
        QuantizedWeightParity.Compare(StoredInHalves(), Rewritten(Levels, Scales), [Weight with { Source = widened }])
            .Share.Should().BeLessThanOrEqualTo(1.1);
        QuantizedWeightParity.Compare(StoredInHalves(), Rewritten(Levels, Scales), [Weight])
            .Share.Should().Be(double.PositiveInfinity, "the file holds other bits than the log's source");
    }

    [TestCase(0.1f, ExpectedResult = double.PositiveInfinity)]
    [TestCase(0.0999755859375f, ExpectedResult = 0.0)] // the binary16 next to 0.1
    public double Compare_WidenedCopyOfAStoredBias_MustHaveTheWidenedBits(float kept) => QuantizedWeightParity.Compare(
        StoredInHalves(), Graph.Create([], [], [], [new("bias", TensorData.Scalar(kept))]), []).Share;

    private static Graph Rewritten(sbyte[] levels, float[] scales) =>
        Graph.Create([], [], [], [new("w_quantized", TensorData.Of(levels, 2, 3)), new("w_scale", TensorData.Of(scales, 3))]);

    private static Graph StoredInHalves()
    {
        Node Cast(string name) =>
            new Node
            {
                OperatorType = "Cast",
                Inputs = [name + "_fp16"],
                Outputs = [name],
            }.With("to", AttributeValue.Of((long)ElementType.Float));
        Half[] weights = [.. Source.As<float>().ToArray().Select(value => (Half)value)];
        return Graph.Create(
            [], [], [Cast("w"), Cast("bias")],
            [new("w_fp16", TensorData.Of(weights, 2, 3)), new("bias_fp16", TensorData.Scalar((Half)0.1f))]);
    }

    private static QuantizedWeightParity Compare(sbyte[] levels, float[] scales) => QuantizedWeightParity.Compare(
        Empty, Rewritten(levels, scales), [Weight]);
}
