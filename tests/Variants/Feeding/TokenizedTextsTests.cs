using EnergyGate.Variants.Feeding;

namespace EnergyGate.Tests.Variants.Feeding;

public sealed class TokenizedTextsTests
{
    private static readonly TokenizedTexts Texts = new([2, 10, 3, 2, 11, 12, 3, 2, 3], [0, 0, 0, 0, 0, 1, 1, 0, 0], [0, 3, 7, 9]);

    [Test]
    public void Ids_OfAText_AreItsOwn() => Texts.Ids(1).ToArray().Should().Equal(2, 11, 12, 3);

    [Test]
    public void TokenCounts_Always_AreThoseOfEachText() => Texts.TokenCounts().Should().Equal(3, 4, 2);

    [Test]
    public void Select_SomeTexts_KeepsOrderAndSegments()
    {
        var chosen = Texts.Select([2, 1]);
        chosen.Count.Should().Be(2);
        chosen.Ids(0).ToArray().Should().Equal(2, 3);
        chosen.TypeIds(1).ToArray().Should().Equal(0, 0, 1, 1);
    }

    [Test]
    public void Concatenate_TwoSets_KeepsEveryText()
    {
        var both = TokenizedTexts.Concatenate([Texts, Texts.Select([1])]);
        both.TokenCounts().Should().Equal(3, 4, 2, 4);
        both.Ids(3).ToArray().Should().Equal(2, 11, 12, 3);
        both.TypeIds(3).ToArray().Should().Equal(0, 0, 1, 1);
    }

    [Test]
    public void Constructor_StartsThatDoNotEndAtTheIds_AreRefused()
    {
        Action make = () => _ = new TokenizedTexts([1, 2], [0, 0], [0, 1]);
        make.Should().Throw<ArgumentException>();
    }
}
