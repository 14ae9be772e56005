using EnergyGate.Bench.Comparisons;
using EnergyGate.Statistics;

namespace EnergyGate.Tests.Bench.Comparisons;

public sealed class PlantedSizeTests
{
    [TestCase(0.01, 0, 40, null)]
    [TestCase(0.01, 2, 30, null)]
    [TestCase(0.01, 3, 30, "3 FAIL of 40: at least 1.6 %")]
    [TestCase(0.01, 40, 0, "40 FAIL of 40")]
    [TestCase(0.02, 2, 2, null)]
    [TestCase(0.02, 3, 0, "3 FAIL of 40")]
    [TestCase(0.02, 0, 3, "3 PASS of 40")]
    [TestCase(0.03, 20, 2, null)]
    [TestCase(0.03, 20, 3, "3 PASS of 40")]
    [TestCase(0.05, 36, 0, null)]
    [TestCase(0.05, 35, 0, "35 FAIL of 40; 90 % of 40 are promised")]
    [TestCase(0.05, 39, 1, "1 PASS of 40; none is promised")]
    [TestCase(0.08, 35, 0, "35 FAIL of 40")]
    public void BrokenReason_AllComparisons_IsThePromiseOfTheSize(double planted, int fails, int passes, string? why) =>
        Holds(Size(planted, fails, passes, 40 - fails - passes), why);

    [TestCase(5, 4, null)]
    [TestCase(5, 5, "5 FAIL of 10; 90 % of 40 are promised")]
    public void BrokenReason_SomeComparisons_IsWhatTheMissingOnesCannotMend(int fails, int open, string? why)
    {
        var size = Size(0.05, fails, 0, open);
        Holds(size, why);
        size.OpenReason.Should().Contain($"{fails + open} of 40 comparisons are made");
    }

    [Test]
    public void OpenReason_NoneIsRecorded_IsOpen() =>
        Size(0.05, 0, 0, 0).Should().Match<PlantedSize>(none => none.OpenReason != null && none.BrokenReason == null);

    [TestCase(7, null, true)]
    [TestCase(6, null, false)]
    [TestCase(7, "unsteady ratio", false)]
    public void OpenReason_ComparisonsThatCouldNotDecide_ProveNothing(int units, string? doubt, bool proves)
    {
        var size = new PlantedSize(0.01, [.. Enumerable.Repeat(Record(Outcome.Inconclusive, units) with { Doubt = doubt }, 40)], 40);
        (size.OpenReason is null).Should().Be(proves);
        size.BrokenReason.Should().BeNull();
    }

    private static void Holds(PlantedSize size, string? why)
    {
        if (why is null)
        {
            size.BrokenReason.Should().BeNull();
        }
        else
        {
            size.BrokenReason.Should().Contain(why);
        }
    }

    private static PlantedSize Size(double planted, int fails, int passes, int open) => new(
        planted,
        [
            .. Enumerable.Repeat(Record(Outcome.Fail, 7), fails),
            .. Enumerable.Repeat(Record(Outcome.Pass, 7), passes),
            .. Enumerable.Repeat(Record(Outcome.Inconclusive, 20), open),
        ],
        40);

    private static RecordedComparison Record(Outcome decision, int units) =>
        new(0, decision, new(20), null, [.. Enumerable.Repeat(0.001, units)]);
}
