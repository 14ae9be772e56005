using EnergyGate.Graphs;
using EnergyGate.Variants.Parity;

namespace EnergyGate.Tests.Variants.Parity;

public sealed class StoredWeightParityTests
{
    private static readonly Node Cast = new Node
    {
        OperatorType = "Cast",
        Inputs = ["w_fp16"],
        Outputs = ["w"],
    }.With("to", AttributeValue.Of((long)ElementType.Float));

    // Between 1 and 2, binary16's neighbours are 2^-10 apart: half a unit is 2^-11.
    [TestCase(1f, 1.00048828125f, ExpectedResult = 1.0)] // half way
    [TestCase(1f, 1.0001220703125f, ExpectedResult = 0.25)]
    [TestCase(1.0009765625f, 1f, ExpectedResult = 2.0)] // the neighbour
    [TestCase(2f, 1.99951171875f, ExpectedResult = 1.0)] // rounded up into the next binade
    [TestCase(0f, 2.98023223876953125e-8f, ExpectedResult = 1.0)] // half of the smallest subnormal, 2^-24
    [TestCase(0f, 0f, ExpectedResult = 0.0)]
    [TestCase(0f, -0f, ExpectedResult = 0.0)]
    [TestCase(1f, float.NaN, ExpectedResult = double.PositiveInfinity)]
    public double Compare_OneWeight_CountsHalfUnits(float stored, float original) =>
        StoredWeightParity.Compare(Source(original), Rewritten(stored)).Share;

    [Test]
    public void Compare_WeightOff_IsNamed() => StoredWeightParity.Compare(Source(1f), Rewritten(1.5f)).WorstWeight.Should().Be("w");

    [Test]
    public void Compare_OtherShape_IsOutside() => StoredWeightParity.Compare(
        Graph.Create([], [], [], [new("w", TensorData.Of([1f, 1f]))]), Rewritten(1f)).Share.Should().Be(double.PositiveInfinity);

    [Test]
    public void Compare_BiasKeptWithOtherBits_IsOutside()
    {
        var parity = StoredWeightParity.Compare(
            Graph.Create([], [], [], [new("bias", TensorData.Scalar(1f))]), Graph.Create([], [], [], [new("bias", TensorData.Scalar(2f))]));
        parity.Share.Should().Be(double.PositiveInfinity);
        parity.WorstWeight.Should().Be("bias");
    }

    [Test]
    public void Compare_FileStoredInHalves_ComparesNothingAndCountsThem()
    {
        var file = Rewritten(1f);

        StoredWeightParity.Compare(file, file).Should().Be(new StoredWeightParity(null, 0, 0, 1));
    }

    private static Graph Source(float value) => Graph.Create([], [], [], [new("w", TensorData.Scalar(value))]);

    private static Graph Rewritten(float value) => Graph.Create([], [], [Cast], [new("w_fp16", TensorData.Scalar((Half)value))]);
}
