using EnergyGate.Graphs.Shapes.Values;

namespace EnergyGate.Tests.Graphs.Shapes.Values;

[TestFixture]
public sealed class DimensionExpressionTests
{
    [TestCase("past + sequence", "past + sequence")]
    [TestCase("sequence+past", "past + sequence")]
    [TestCase("2*(a - 1) - a", "a - 2")]
    [TestCase("a*b - b*a", "0")]
    [TestCase("6 * a // 3", "2*a")]
    [TestCase("(a + 1) // 2", "floordiv(a + 1, 2)")]
    [TestCase("floordiv(a + 1, 2) + 1", "floordiv(a + 1, 2) + 1")]
    [TestCase("min(a, a + 3)", "a")]
    [TestCase("max(3, 4)", "4")]
    [TestCase("-7 // 2", "-4")]
    [TestCase("(a*p + a*s) // (p + s)", "a")]
    [TestCase("some / odd name", "some / odd name")]
    [TestCase("9223372036854775807 + 1", "9223372036854775807 + 1")]
    public void Parse_Text_GivesItsCanonicalForm(string text, string expected) =>
        DimensionExpression.Parse(text).ToString().Should().Be(expected);

    [TestCase("past + sequence", 12L)]
    [TestCase("min(past, sequence) * 2", 10L)]
    [TestCase("sequence // 2", 3L)]
    [TestCase("past % 2", 1L)]
    public void Parse_WithBindings_GivesANumber(string text, long expected) =>
        DimensionExpression.Parse(text, new Dictionary<string, long>(StringComparer.Ordinal) { ["past"] = 5, ["sequence"] = 7 })
            .Constant.Should().Be(expected);

    [Test]
    public void Parse_CanonicalForm_ComesBackTheSame(
        [Values("floordiv(a + 1, 2)*b + 3", "max(0, a - b)", "a - b - 1", "mod(a, 4)")] string text) =>
        DimensionExpression.Parse(DimensionExpression.Parse(text).ToString()).Should().Be(DimensionExpression.Parse(text));

    [Test]
    public void ExactQuotient_WithARest_IsNull()
    {
        DimensionExpression.Parse("3*a + 1").ExactQuotient(DimensionExpression.Of(3)).Should().BeNull();
        DimensionExpression.Parse("a").ExactQuotient(DimensionExpression.Of(0)).Should().BeNull();
    }

    [Test]
    public void Symbols_InsideFunctions_AreFound() =>
        DimensionExpression.Parse("2*batch + floordiv(past + max(a, b), 2) - past")
            .Symbols.Should().BeEquivalentTo("batch", "past", "a", "b");

    [Test]
    public void Signs_AreKnownOnlyWhenCertain()
    {
        DimensionExpression.Parse("a + 1").IsPositive.Should().BeTrue();
        DimensionExpression.Parse("a").IsPositive.Should().BeFalse();
        DimensionExpression.Parse("a - 1").IsNonNegative.Should().BeFalse();
        DimensionExpression.Parse("a - b").Min(DimensionExpression.Of(0)).Should().BeNull();
    }
}
