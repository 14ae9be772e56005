using EnergyGate.Graphs;
using EnergyGate.Graphs.Shapes.Values;

namespace EnergyGate.Tests.Graphs.Shapes.Rules;

[TestFixture]
public sealed class MatMulRulesTests
{
    [TestCase(new object[] { "b", 3, 4 }, new object[] { 4, 5 }, "Float[b, 3, 5]")]
    [TestCase(new object[] { 4 }, new object[] { 4, 5 }, "Float[5]")]
    [TestCase(new object[] { 3, 4 }, new object[] { 4 }, "Float[3]")]
    [TestCase(new object[] { 4 }, new object[] { 4 }, "Float[]")]
    [TestCase(new object[] { 2, 1, 3, 4 }, new object[] { 6, 4, 5 }, "Float[2, 6, 3, 5]")]
    [TestCase(new object[] { "b", "n", "k" }, new object[] { 4, 5 }, "Float[b, n, 5]")]
    public void MatMul_RanksAndBatches_FollowNumpy(object[] left, object[] right, string expected) =>
        GraphSketch.Of()
            .Input("a", ElementType.Float, left)
            .Input("b", ElementType.Float, right)
            .Node("MatMul", "a b", "y")
            .Infer()["y"]
            .ToString()
            .Should().Be(expected);

    [Test]
    public void MatMul_InnerExtentsDiffer_NamesNodeAndShapes() =>
        FluentActions.Invoking(() =>
                GraphSketch.Of().Input("a", ElementType.Float, 2, 3).Input("b", ElementType.Float, 4, 5).Node("MatMul", "a b", "y").Infer())
            .Should().Throw<ShapeException>()
            .WithMessage("MatMul 'y'*[2, 3]*[4, 5]*3 is not 4*");

    [Test]
    public void Gemm_Transposed_TakesTheOtherAxes() =>
        GraphSketch.Of()
            .Input("a", ElementType.Float, 4, "n")
            .Input("b", ElementType.Float, 5, 4)
            .Node("Gemm", "a b", "y", ("transA", AttributeValue.Of(1L)), ("transB", AttributeValue.Of(1L)))
            .Infer()["y"]
            .ToString()
            .Should().Be("Float[n, 5]");

    [Test]
    public void Gemm_AddendThatDoesNotFit_IsAContradiction() =>
        FluentActions.Invoking(() =>
                GraphSketch.Of()
                    .Input("a", ElementType.Float, 2, 3)
                    .Input("b", ElementType.Float, 3, 5)
                    .Input("c", ElementType.Float, 4)
                    .Node("Gemm", "a b c", "y")
                    .Infer())
            .Should().Throw<ShapeException>();

    [TestCase("bij,bjk->bik", "Float[2, 3, 5]")]
    [TestCase("bij,bjk", "Float[3, 5]", Description = "letters that occur once: i, k and, twice, b")]
    [TestCase("...ij,...jk->...ik", "Float[2, 3, 5]")]
    public void Einsum_Equation_NamesTheOutput(string equation, string expected) =>
        GraphSketch.Of()
            .Input("a", ElementType.Float, 2, 3, 4)
            .Input("b", ElementType.Float, 2, 4, 5)
            .Node("Einsum", "a b", "y", ("equation", AttributeValue.Of(equation)))
            .Infer()["y"]
            .ToString()
            .Should().Be(expected);

    [Test]
    public void MatMulInteger_IsInt32() =>
        GraphSketch.Of()
            .Input("a", ElementType.UInt8, "b", 3)
            .Input("w", ElementType.Int8, 3, 4)
            .Node("MatMulInteger", "a w", "y")
            .Infer()["y"]
            .ToString()
            .Should().Be("Int32[b, 4]");

    [Test]
    public void FusedMatMul_BatchTransposed_MovesTheFirstAxis() =>
        GraphSketch.Of()
            .Input("a", ElementType.Float, 2, 7, 3, 4)
            .Input("b", ElementType.Float, 7, 3, 4, 5)
            .Node("com.microsoft:FusedMatMul", "a b", "y", ("transBatchA", AttributeValue.Of(1L)))
            .Infer()["y"]
            .ToString()
            .Should().Be("Float[7, 3, 2, 5]");

    [Test]
    public void FusedMatMul_Transposed_TakesTheOtherAxis() =>
        GraphSketch.Of()
            .Input("a", ElementType.Float, 2, 3, 4)
            .Input("b", ElementType.Float, 2, 5, 4)
            .Node("com.microsoft:FusedMatMul", "a b", "y", ("transB", AttributeValue.Of(1L)))
            .Infer()["y"]
            .ToString()
            .Should().Be("Float[2, 3, 5]");

    [Test]
    public void PackedWeights_GiveTheirColumns() =>
        GraphSketch.Of()
            .Input("a", ElementType.Float16, "b", "s", 64)
            .Input("w", ElementType.UInt8, 32, 2, 16)
            .Input("c", ElementType.Float16, 64)
            .Node("com.microsoft:MatMulNBits", "a w c", "y", ("K", AttributeValue.Of(64L)), ("N", AttributeValue.Of(32L)))
            .Infer()["y"]
            .ToString()
            .Should().Be("Float16[b, s, 32]");

    [Test]
    public void PackedWeights_OtherInnerExtent_IsAContradiction() =>
        FluentActions.Invoking(() =>
                GraphSketch.Of()
                    .Input("a", ElementType.Float, 2, 60)
                    .Input("w", ElementType.UInt8, 32, 2, 16)
                    .Input("c", ElementType.Float, 64)
                    .Node("com.microsoft:MatMulNBits", "a w c", "y", ("K", AttributeValue.Of(64L)), ("N", AttributeValue.Of(32L)))
                    .Infer())
            .Should().Throw<ShapeException>();

    [Test]
    public void Conv_PadsStridesDilations_AreCounted() =>
        GraphSketch.Of()
            .Input("x", ElementType.Float, "b", 3, 80)
            .Input("w", ElementType.Float, 16, 3, 3)
            .Node("Conv", "x w", "y", ("strides", AttributeValue.Of([2L])), ("pads", AttributeValue.Of([1L, 1L])))
            .Infer()["y"]
            .ToString()
            .Should().Be("Float[b, 16, 40]");
}
