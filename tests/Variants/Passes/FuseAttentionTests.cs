using EnergyGate.Variants.Passes;

namespace EnergyGate.Tests.Variants.Passes;

public sealed class FuseAttentionTests
{
    private static readonly IGraphPass[] Passes = [new FuseAttention(), new FuseMultiHeadAttention()];

    [Test]
    public void Propose_MaskedAttention_BecomesAttentionWithTheMaskItself()
    {
        var result = PassTest.ApplyAndCompare(new FuseAttention(), new AttentionSketch().Build());

        result.Types().Should().Equal("Cast", "Attention");
        result.Graph.Nodes[1].Inputs.Should().Equal("x", "y_qkv_weight", "y_qkv_bias", "mask_int32");
        result.Graph.Opsets["com.microsoft"].Should().Be(1);
    }

    [Test]
    public void Propose_MaskedAttention_BecomesMultiHeadAttentionBehindItsProjections() =>
        PassTest.ApplyAndCompare(new FuseMultiHeadAttention(), new AttentionSketch().Build()).Types().Order()
            .Should().Equal("Add", "Add", "Add", "Cast", "MatMul", "MatMul", "MatMul", "MultiHeadAttention");

    [TestCaseSource(nameof(Passes))]
    public void Propose_NoMask_IsFused(IGraphPass pass) =>
        PassTest.ApplyAndCompare(pass, new AttentionSketch { HasMask = false }.Build()).Log.Applied.Should().HaveCount(1);

    [TestCaseSource(nameof(Passes))]
    public void Propose_OtherScale_IsKept(IGraphPass pass) =>
        PassTest.ApplyAndCompare(pass, new AttentionSketch { HasDoubledScale = true }.Build())
            .Graph.Nodes[^1]
            .Attributes.Should().ContainKey("scale");

    [TestCaseSource(nameof(Passes))]
    public void Propose_ScoresReplacedWhereTheMaskIsZero_IsFused(IGraphPass pass) =>
        PassTest.ApplyAndCompare(
                pass,
                new AttentionSketch
                {
                    Masking = ["out = Equal mask zero", "outRow = Unsqueeze out axes12", "masked = Where outRow fill scores"],
                }.Build())
            .Log.Applied.Should().HaveCount(1);

    [TestCaseSource(nameof(Passes))]
    public void Propose_ScoresKeptWhereTheMaskIsOne_IsFused(IGraphPass pass) =>
        PassTest.ApplyAndCompare(
                pass,
                new AttentionSketch
                {
                    Masking = ["cut = Cast mask", "cutRow = Unsqueeze cut axes12", "masked = Where cutRow scores fill"],
                }.Build())
            .Log.Applied.Should().HaveCount(1);

    [TestCaseSource(nameof(Passes))]
    public void Propose_MaskOfSmallFill_KeepsTheFill(IGraphPass pass) =>
        PassTest.ApplyAndCompare(pass, new AttentionSketch { Fill = -2 }.Build())
            .Graph.Nodes[^1]
            .Float("mask_filter_value", 0)
            .Should().Be(-2);

    [TestCaseSource(nameof(Passes))]
    public void Propose_SmallFillInPlaceOfScores_IsRefused(IGraphPass pass) =>
        PassTest.ShouldRefuse(
            pass,
            new AttentionSketch
            {
                Fill = -2,
                Masking = ["out = Equal mask zero", "outRow = Unsqueeze out axes12", "masked = Where outRow fill scores"],
            }.Build(),
            "cannot be traced");

    [TestCaseSource(nameof(Passes))]
    public void Propose_MaskFedWithFourAxes_IsRefused(IGraphPass pass) =>
        PassTest.ShouldRefuse(pass, new AttentionSketch { Masking = ["masked = Add scores mask4"] }.Build(), "cannot be traced");

    [TestCaseSource(nameof(Passes))]
    public void Propose_MaskOverQueriesNotKeys_IsRefused(IGraphPass pass) =>
        PassTest.ShouldRefuse(
            pass,
            new AttentionSketch
            {
                Masking =
                [
                    "maskRow = Unsqueeze mask axes13",
                    "maskFloat = Cast maskRow",
                    "inverted = Sub one maskFloat",
                    "additive = Mul inverted fill",
                    "masked = Add scores additive",
                ],
            }
                .Build()
                .WithInitializer("axes13", 1, 3),
            "cannot be traced");

    [TestCaseSource(nameof(Passes))]
    public void Propose_MaskThatKeepsZeros_IsRefused(IGraphPass pass) =>
        PassTest.ShouldRefuse(
            pass,
            new AttentionSketch
            {
                Masking =
                [
                    "maskRow = Unsqueeze mask axes12",
                    "maskFloat = Cast maskRow",
                    "additive = Mul maskFloat fill",
                    "masked = Add scores additive",
                ],
            }.Build(),
            "cannot be traced");

    [TestCaseSource(nameof(Passes))]
    public void Propose_OtherHeadsForValues_IsRefused(IGraphPass pass) =>
        PassTest.ShouldRefuse(pass, new AttentionSketch { ValueHeadCount = 4 }.Build(), "same heads");

    [TestCaseSource(nameof(Passes))]
    public void Propose_ProbabilitiesAreAnOutput_IsRefused(IGraphPass pass) =>
        PassTest.ShouldRefuse(pass, new AttentionSketch { Outputs = ["y", "p"] }.Build(), "probabilities");

    [TestCaseSource(nameof(Passes))]
    public void Propose_ScoresAreAnOutput_IsRefused(IGraphPass pass) =>
        PassTest.ShouldRefuse(pass, new AttentionSketch { Outputs = ["y", "product"] }.Build(), "output");

    [Test]
    public void Propose_KeysOfAnotherValue_IsRefusedForPackedWeights()
    {
        var graph = new AttentionSketch { KeyInput = "memory" }.Build();

        PassTest.ShouldRefuse(new FuseAttention(), graph, "one value");
        PassTest.ApplyAndCompare(new FuseMultiHeadAttention(), graph).Log.Applied.Should().HaveCount(1);
    }

    [Test]
    public void Propose_WeightFedByTheCaller_IsRefused() =>
        PassTest.ShouldRefuse(new FuseAttention(), new AttentionSketch { IsWeightFed = true }.Build(), "constant weights");

    [Test]
    public void Propose_ProjectionIsAnOutput_IsRefused() =>
        PassTest.ShouldRefuse(new FuseAttention(), new AttentionSketch { Outputs = ["y", "k"] }.Build(), "output");
}
