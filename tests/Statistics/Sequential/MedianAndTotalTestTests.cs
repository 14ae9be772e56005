using EnergyGate.Statistics;
using EnergyGate.Statistics.Sequential;

namespace EnergyGate.Tests.Statistics.Sequential;

internal sealed class MedianAndTotalTestTests
{
    private static readonly SequentialPlan Plan = new();

    [TestCase(0.0, 0.0, Outcome.Pass)]
    [TestCase(0.08, 0.08, Outcome.Fail)]
    [TestCase(0.0, 0.7, Outcome.Fail)]
    [TestCase(0.0, 0.0198, Outcome.Inconclusive)]
    [TestCase(0.0198, 0.0, Outcome.Inconclusive)]
    public void Decision_OfMedianAndTotal_TakesBothToPassAndOneToFail(double median, double total, Outcome expected)
    {
        var test = new MedianAndTotalTest(Plan);
        for (var unit = 0; unit < 30; unit++)
        {
            var noise = unit % 2 == 0 ? 0.004 : -0.004;
            test.Add(median + noise, total - noise);
        }

        test.Decision.Should().Be(expected);
        (test.FailPValue <= Plan.FailError).Should().Be(expected == Outcome.Fail);
    }

    [Test]
    public void Add_TotalThatIsNotANumber_AddsNothing()
    {
        var test = new MedianAndTotalTest(Plan);
        test.Invoking(t => t.Add(0, double.NaN)).Should().Throw<ArgumentOutOfRangeException>();
        (test.Units, test.Total.Units).Should().Be((0, 0));
    }
}
