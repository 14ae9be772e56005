using EnergyGate.Gate.Results;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Tests.Gate.Results;

internal sealed class FormatTests
{
    [Test]
    public void Ratio_OfAFigure_HasFourDigits() => Format.Ratio(1.01849).Should().Be("1.018");

    [Test]
    public void Interval_OfTwoBounds_StandsInBrackets() => Format.Interval(new(0.99, 1.02345)).Should().Be("[0.99, 1.023]");

    [Test]
    public void Score_OfATask_HasFourDecimals() => Format.Score(0.9).Should().Be("0.9000");

    [Test]
    public void Percent_OfAShare_HasThreeDigits() => Format.Percent(0.012345).Should().Be("1.23 %");

    [Test]
    public void WholePercent_OfAShare_HasNoDecimals() => Format.WholePercent(0.126).Should().Be("13 %");

    [Test]
    public void TenthsOfPercent_OfAShare_HasOneDecimal() => Format.TenthsOfPercent(0.0126).Should().Be("1.3 %");

    [Test]
    public void FinePercent_OfAShare_HasTwoToFourDecimals() =>
        (Format.FinePercent(0.01), Format.FinePercent(0.0123456)).Should().Be(("1.00 %", "1.2346 %"));

    [Test]
    public void AlignedRatio_OfARatio_HasThreeDecimals() => Format.AlignedRatio(1).Should().Be("1.000");

    [Test]
    public void Change_OfALogarithm_IsSigned() =>
        (Format.Change(Math.Log(1.0123)), Format.FineChange(Math.Log(0.98)), Format.Change(0)).Should().Be(("+1.2 %", "-2.00 %", "0 %"));

    [Test]
    public void Tolerance_OfAScore_HasUpToFourDecimals() => Format.Tolerance(0.02).Should().Be("0.02");

    [Test]
    public void Error_OfANumber_HasThreeDigits() => Format.Error(0.00012345).Should().Be("0.000123");

    [TestCase(0.01234, "+1.23")]
    [TestCase(-0.01234, "-1.23")]
    [TestCase(0, "0.00")]
    public void Points_OfADifference_HaveASign(double difference, string text) => Format.Points(difference).Should().Be(text);

    [Test]
    public void Units_OfAFigure_StandBehindIt()
    {
        Format.Joules(new Joules(1234.5)).Should().Be("1.23E+03 J");
        Format.Millijoules(new Joules(0.0123456)).Should().Be("12.35 mJ");
        Format.WholeSeconds(new Seconds(61.7)).Should().Be("62 s");
        Format.Milliseconds(new Seconds(0.0015)).Should().Be("1.5 ms");
    }

    [Test]
    public void Figures_ThatAreNotThere_AreADash() =>
        new[] { Format.Ratio(null), Format.Score(null), Format.Percent(null), Format.Points(null) }
            .Should().OnlyContain(text => text == "-");
}
