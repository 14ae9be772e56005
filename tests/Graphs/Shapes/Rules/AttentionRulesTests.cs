using EnergyGate.Graphs;
using EnergyGate.Graphs.Shapes.Values;

namespace EnergyGate.Tests.Graphs.Shapes.Rules;

[TestFixture]
public sealed class AttentionRulesTests
{
    private static readonly (string, AttributeValue) TwelveHeads = ("num_heads", AttributeValue.Of(12L));

    [Test]
    public void Attention_FlatWithPast_GivesAllOutputs()
    {
        var types = GraphSketch.Of(23)
            .Input("q", ElementType.Float, "b", "s", 64)
            .Input("k", ElementType.Float, "b", "s", 16)
            .Input("v", ElementType.Float, "b", "s", 32)
            .Input("pk", ElementType.Float, "b", 2, "p", 8)
            .Input("pv", ElementType.Float, "b", 2, "p", 16)
            .Node(
                "Attention", "q k v - pk pv", "y nk nv qk", ("q_num_heads", AttributeValue.Of(8L)), ("kv_num_heads", AttributeValue.Of(2L)))
            .Infer();
        types["y"].ToString().Should().Be("Float[b, s, 128]");
        types["nk"].ToString().Should().Be("Float[b, 2, p + s, 8]");
        types["nv"].ToString().Should().Be("Float[b, 2, p + s, 16]");
        types["qk"].ToString().Should().Be("Float[b, 8, s, p + s]");
    }

    [Test]
    public void Attention_FlatWithoutHeads_IsAContradiction() =>
        FluentActions.Invoking(() => GraphSketch.Of(23).Input("q", ElementType.Float, 1, 2, 8).Node("Attention", "q q q", "y").Infer())
            .Should().Throw<ShapeException>().WithMessage("*q_num_heads*");

    [Test]
    public void ContribAttention_Past_GrowsInThePresent()
    {
        var types = GraphSketch.Of()
            .Input("x", ElementType.Float16, "b", "s", 768)
            .Input("w", ElementType.Float16, 768, 2304)
            .Input("c", ElementType.Float16, 2304)
            .Input("p", ElementType.Float16, 2, "b", 12, "past", 64)
            .Node("com.microsoft:Attention", "x w c - p", "y n", TwelveHeads)
            .Infer();
        (types["y"].ToString(), types["n"].ToString()).Should().Be(("Float16[b, s, 768]", "Float16[2, b, 12, past + s, 64]"));
    }

    [Test]
    public void ContribAttention_OwnWidths_GiveTheValuesWidth() =>
        GraphSketch.Of()
            .Input("x", ElementType.Float, 1, 5, 16)
            .Input("w", ElementType.Float, 16, 32)
            .Node(
                "com.microsoft:Attention", "x w", "y", ("num_heads", AttributeValue.Of(2L)),
                ("qkv_hidden_sizes", AttributeValue.Of([8L, 8L, 16L])))
            .Infer()["y"]
            .ToString()
            .Should().Be("Float[1, 5, 16]");

    [Test]
    public void ContribAttention_WeightsOfAnotherWidth_AreAContradiction() =>
        FluentActions.Invoking(() =>
                GraphSketch.Of()
                    .Input("x", ElementType.Float, 1, 5, 16)
                    .Input("w", ElementType.Float, 12, 36)
                    .Node("com.microsoft:Attention", "x w", "y", TwelveHeads)
                    .Infer())
            .Should().Throw<ShapeException>();

    [Test]
    public void QuantizedAttention_HasTheScalesType() =>
        GraphSketch.Of()
            .Input("x", ElementType.UInt8, 1, 5, 24)
            .Input("w", ElementType.Int8, 24, 72)
            .Input("b", ElementType.Float, 72)
            .Scalar("s", 1f)
            .Node("com.microsoft:QAttention", "x w b s s", "y", TwelveHeads)
            .Infer()["y"]
            .ToString()
            .Should().Be("Float[1, 5, 24]");

    [Test]
    public void MultiHead_KeysLongerThanQueries_GiveTheCache()
    {
        var types = GraphSketch.Of()
            .Input("q", ElementType.Float, 1, 5, 24)
            .Input("k", ElementType.Float, 1, 7, 24)
            .Input("v", ElementType.Float, 1, 7, 48)
            .Node("com.microsoft:MultiHeadAttention", "q k v", "y nk nv", TwelveHeads)
            .Infer();
        (types["y"].ToString(), types["nk"].ToString(), types["nv"].ToString())
            .Should().Be(("Float[1, 5, 48]", "Float[1, 12, 7, 2]", "Float[1, 12, 7, 4]"));
    }

    [Test]
    public void GroupQuery_PackedInput_KnowsTheHeadSize()
    {
        var types = GraphSketch.Of()
            .Input("q", ElementType.Float16, "b", "s", 48)
            .Input("pk", ElementType.Float16, "b", 2, 64, 4)
            .Input("pv", ElementType.Float16, "b", 2, 64, 4)
            .Input("l", ElementType.Int32, "b")
            .Scalar("t", 70)
            .Node(
                "com.microsoft:GroupQueryAttention", "q - - pk pv l t", "y nk nv", ("num_heads", AttributeValue.Of(8L)),
                ("kv_num_heads", AttributeValue.Of(2L)))
            .Infer();
        (types["y"].ToString(), types["nk"].ToString()).Should().Be(("Float16[b, s, 32]", "Float16[b, 2, 70, 4]"));
    }

    [Test]
    public void GroupQuery_LengthFedAtRunTime_IsUnresolvedWithAReason()
    {
        var types = GraphSketch.Of()
            .Input("q", ElementType.Float, 1, 3, 32)
            .Input("k", ElementType.Float, 1, 3, 8)
            .Input("l", ElementType.Int32, 1)
            .Input("t", ElementType.Int32)
            .Node(
                "com.microsoft:GroupQueryAttention", "q k k - - l t", "y nk nv", ("num_heads", AttributeValue.Of(8L)),
                ("kv_num_heads", AttributeValue.Of(2L)))
            .Infer();
        types["nk"].ToString().Should().Be("Float[1, 2, ?, 4]");
        types.Unresolved.Should().OnlyContain(entry => entry.Reason.Contains("total_sequence_length"));
    }

    [Test]
    public void LayerNormalization_ThreeOutputs_HaveStatisticsOfEachRow()
    {
        var types = GraphSketch.Of()
            .Input("x", ElementType.Float16, "b", 3, 4)
            .Input("s", ElementType.Float16, 4)
            .Node("LayerNormalization", "x s", "y m v", ("axis", AttributeValue.Of(-1L)))
            .Infer();
        (types["y"].ToString(), types["m"].ToString(), types["v"].ToString())
            .Should().Be(("Float16[b, 3, 4]", "Float[b, 3, 1]", "Float[b, 3, 1]"));
    }

    [Test]
    public void SkipLayerNormalization_LeftOutOutputs_StayOut()
    {
        var types = GraphSketch.Of()
            .Input("x", ElementType.Float, "b", "s", 8)
            .Input("g", ElementType.Float, 8)
            .Node("com.microsoft:SkipLayerNormalization", "x x g", "y - - sum")
            .Infer();
        (types["y"].ToString(), types["sum"].ToString()).Should().Be(("Float[b, s, 8]", "Float[b, s, 8]"));
        types.TryGet("", out _).Should().BeFalse();
    }

    [Test]
    public void EmbedLayerNormalization_GivesStatesAndMaskIndex()
    {
        var types = GraphSketch.Of()
            .Input("i", ElementType.Int32, "b", "s")
            .Input("w", ElementType.Float, 100, 8)
            .Input("p", ElementType.Float, 16, 8)
            .Input("g", ElementType.Float, 8)
            .Node("com.microsoft:EmbedLayerNormalization", "i - w p - g g", "y m")
            .Infer();
        (types["y"].ToString(), types["m"].ToString()).Should().Be(("Float[b, s, 8]", "Int32[b]"));
    }

    [Test]
    public void DynamicQuantizeLinear_GivesScaleAndZeroPoint()
    {
        var types = GraphSketch.Of()
            .Input("x", ElementType.Float, 2, 3)
            .Node("DynamicQuantizeLinear", "x", "q s z")
            .Node("DequantizeLinear", "q s z", "y")
            .Infer();
        (types["q"].ToString(), types["s"].ToString(), types["z"].ToString(), types["y"].ToString())
            .Should().Be(("UInt8[2, 3]", "Float[]", "UInt8[]", "Float[2, 3]"));
    }

    [Test]
    public void QuantizeLinear_WithoutZeroPoint_IsUInt8UnlessDeclared()
    {
        var types = GraphSketch.Of(21)
            .Input("x", ElementType.Float, 2)
            .Scalar("s", 1f)
            .Node("QuantizeLinear", "x s", "a")
            .Node("QuantizeLinear", "x s", "b", ("output_dtype", AttributeValue.Of(3L)))
            .Infer();
        (types["a"].ElementType, types["b"].ElementType).Should().Be((ElementType.UInt8, ElementType.Int8));
    }
}
