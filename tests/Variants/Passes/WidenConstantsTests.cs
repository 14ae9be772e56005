using EnergyGate.Graphs;
using EnergyGate.Variants.Passes;

namespace EnergyGate.Tests.Variants.Passes;

public sealed class WidenConstantsTests
{
    private static readonly (string, AttributeValue) ToFloat = ("to", AttributeValue.Of((long)ElementType.Float));

    private static GraphSketch Sketch(TensorData stored) =>
        new GraphSketch().Input("x", ElementType.Float, 3, 4).Constant("stored", stored).Op("w = Cast stored", ToFloat);

    [Test]
    public void Propose_EveryFiniteHalf_IsWidenedExactly()
    {
        Half[] all = [.. Enumerable.Range(0, 1 << 16).Select(bits => BitConverter.UInt16BitsToHalf((ushort)bits)).Where(Half.IsFinite)];
        var graph = new GraphSketch()
            .Input("x", ElementType.Float, 1)
            .Constant("stored", TensorData.Of(all))
            .Op("w = Cast stored", ToFloat)
            .Op("y = Mul x w")
            .Build("y");

        var result = PassTest.Apply(new WidenConstants(), graph);

        result.Types().Should().Equal("Mul");
        var one = new Dictionary<string, TensorData> { ["x"] = TensorData.Of([1f]) };
        GraphRun.On(result.Graph, one)[0].Should().Equal(GraphRun.On(graph, one)[0]);
        result.Graph.Initializers["w"].As<float>().ToArray().Should().Equal(all.Select(half => (float)half));
    }

    [Test]
    public void Propose_BrainFloat_IsTheUpperHalfOfItsFloat()
    {
        var stored = new TensorData(ElementType.BFloat16, [2], new byte[] { 0xC0, 0x3F, 0x20, 0xC1 });

        var result = PassTest.Apply(new WidenConstants(), Sketch(stored).Op("y = Mul x w").Build("y"));

        result.Graph.Initializers["w"].As<float>().ToArray().Should().Equal(1.5f, -10f);
    }

    [Test]
    public void Propose_SharedByTwoReaders_KeepsTheNameAndDropsTheStoredCopy()
    {
        var result = PassTest.ApplyAndCompare(
            new WidenConstants(),
            Sketch(TensorData.Of([(Half)0.1f, (Half)2, (Half)(-3), (Half)0])).Op("first = Mul x w").Op("y = Add first w").Build("y"));

        result.Graph.Initializers.Keys.Should().Equal("w");
        result.Types().Should().Equal("Mul", "Add");
    }

    [Test]
    public void Propose_StoredCopyIsReadElsewhere_StaysBesideTheWideOne()
    {
        var graph = Sketch(TensorData.Of([(Half)0.1f, (Half)2, (Half)(-3), (Half)0]))
            .Op("half = Cast x", ("to", AttributeValue.Of((long)ElementType.Float16)))
            .Op("low = Mul half stored")
            .Op("high = Mul x w")
            .Op("lowWide = Cast low", ToFloat)
            .Op("y = Add high lowWide")
            .Build("y");

        PassTest.ApplyAndCompare(new WidenConstants(), graph).Graph.Initializers.Keys.Should().Equal("stored", "w");
    }

    [Test]
    public void Propose_CastIsAnOutput_IsRefused() =>
        PassTest.ShouldRefuse(new WidenConstants(), Sketch(TensorData.Of([(Half)1])).Build("w"), "output of the graph");

    [Test]
    public void Propose_ActivationOrOtherTarget_IsNoMatch()
    {
        var graph = new GraphSketch().Input("x", ElementType.Float16, 3, 4).Constant("stored", TensorData.Of([(Half)1]))
            .Op("wide = Cast x", ToFloat).Op("double = Cast stored", ("to", AttributeValue.Of((long)ElementType.Double)))
            .Op("back = Cast double", ToFloat).Op("y = Mul wide back").Build("y");

        PassTest.Apply(new WidenConstants(), graph).Graph.Should().BeSameAs(graph);
    }

    [Test]
    public void Of_SameConstantAgain_IsWidenedOnce()
    {
        var graph = Sketch(TensorData.Of([(Half)1])).Op("y = Mul x w").Build("y");

        WidenedConstants.Of(graph, "w").Should().NotBeNull().And.BeSameAs(WidenedConstants.Of(graph, "w"));
    }
}
