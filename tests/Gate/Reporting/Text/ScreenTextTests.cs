using EnergyGate.Gate.Reporting.Text;

namespace EnergyGate.Tests.Gate.Reporting.Text;

internal sealed class ScreenTextTests
{
    [TestCase("short", 5, ExpectedResult = "short")]
    [TestCase("longer", 5, ExpectedResult = "lo...")]
    [TestCase("a line", 5, ExpectedResult = "a...")]
    [TestCase("a\nb", 5, ExpectedResult = "a\uFFFDb")]
    public string Fit_Text_TakesItsWidthAtMost(string text, int width) => ScreenText.Fit(text, width);

    [Test]
    public void Fit_LetterOfTwoUnits_IsNotHalved() => ScreenText.Fit("a\U0001F600bcdef", 5).Should().Be("a...");

    [Test]
    public void Wrap_Text_BreaksBetweenWords() => ScreenText.Wrap("one two three", 7).Should().Equal("one two", "three");

    [Test]
    public void Wrap_WordThatIsTooWide_IsCut() =>
        ScreenText.Wrap("a supercalifragilistic word", 10).Should().Equal("a", "superca...", "word");
}
