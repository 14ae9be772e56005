using EnergyGate.Bench.Comparisons;
using EnergyGate.Statistics;
using EnergyGate.Statistics.Sequential;

namespace EnergyGate.Tests.Bench.Comparisons;

public sealed class StudyFiguresTests
{
    [Test]
    public void Of_Comparisons_CountsWhatIsPromised()
    {
        var figures = StudyFigures.Of(
        [
            Record(Outcome.Pass, 30),
            Record(Outcome.Pass, 100),
            Record(Outcome.Pass, 200),
            Record(Outcome.Fail, 40),
            Record(Outcome.Pass, 20) with { Doubt = "unsteady ratio" },
            Record(Outcome.Inconclusive, 180),
        ]);
        (figures.Comparisons, figures.Decided, figures.Fails, figures.Doubtful, figures.PassSoon, figures.PassInTime)
            .Should().Be((6, 4, 1, 1, 1, 2));
        figures.MedianTime.Value.Should().Be(70);
        figures.FailBound.Should().BeApproximately(0.8059, 1e-4, "R: binom.test(1, 4)");
    }

    [Test]
    public void FailBound_ComparisonsThatCouldNotFail_ExcludeNothing() =>
        StudyFigures.Of(
            [
                .. Enumerable.Repeat(Record(Outcome.Inconclusive, 15), 500),
                .. Enumerable.Repeat(Record(Outcome.Pass, 20) with { Doubt = "thermal" }, 500),
            ])
            .FailBound.Should().Be(1);

    [Test]
    public void Of_ComparisonsOfOneMean_AreHomogeneous()
    {
        var even = Enumerable.Range(0, 40).Select(number => Record(Outcome.Pass, 10, Waves(number, 0))).ToList();
        StudyFigures.Of(even).Heterogeneity!.Value.PValue.Should().BeGreaterThan(0.001);
        var biased = Enumerable.Range(0, 40)
            .Select(number => Record(Outcome.Pass, 10, Waves(number, number % 2 == 0 ? 0.03 : -0.03)))
            .ToList();
        StudyFigures.Of(biased)
            .Heterogeneity!.Value.PValue.Should().BeLessThan(1e-6, "a bias of each comparison is what the figure is for");
    }

    [Test]
    public void Replay_UnitsAtZero_AreFoundWithAnEffectAdded()
    {
        var records = Enumerable.Range(0, 60).Select(number => Record(Outcome.Pass, 10, Waves(number, 0))).ToList();
        var high = ReplayedStudy.Of(records, 1.05, new SequentialPlan());
        high.Fails.Should().Be(high.Tests).And.BeGreaterThan(20);
        ReplayedStudy.Of(records, 1.02, new SequentialPlan()).Fails.Should().BeLessThanOrEqualTo(1);
    }

    [Test]
    public void OfCertificate_Study_HasADetectionCurveOfItsUnits()
    {
        var records = Enumerable.Range(0, 60).Select(number => Record(Outcome.Pass, 10, Waves(number, 0))).ToList();
        var text = StudyText.OfCertificate("here", records, new SequentialPlan()).ReplaceLineEndings("\n");
        var rows = text.Split("units:\n\n")[1].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        rows[0].Should().Be("| added | tests | FAIL | PASS | open | median units |");
        var figures = rows[2..].Select(row => row.Split('|')[1..7].Select(field => field.Trim()).ToArray()).ToList();
        figures.Select(row => row[0]).Should().Equal("1 %", "2 %", "3 %", "4 %", "5 %");
        figures.Should().OnlyContain(row => int.Parse(row[1]) == int.Parse(row[2]) + int.Parse(row[3]) + int.Parse(row[4]));
        (figures[0][2], figures[1][2], figures[4][2])
            .Should().Be(("0", "0", figures[4][1]), "below the limit and on it nothing is found, at 5 % everything");
        double.Parse(figures[4][5]).Should().BeLessThan(double.Parse(figures[3][5]), "more is found sooner");
    }

    [Test]
    public void Replay_TooFewUnitsToDecide_HasNoTest()
    {
        var none = ReplayedStudy.Of([Record(Outcome.Pass, 10)], 1.02, new SequentialPlan());
        (none.Tests, none.Open).Should().Be((0, 0));
        double.IsNaN(none.MedianUnits).Should().BeTrue();
    }

    [Test]
    public void Replay_UnitsOnTheLimit_StayOpenUntilTheyAreSpent()
    {
        var records = Enumerable.Range(0, 20).Select(number => Record(Outcome.Pass, 10, Waves(number, 0))).ToList();
        var limit = ReplayedStudy.Of(records, 1.02, new SequentialPlan { MaximumUnits = 40 });
        limit.Should().Match<ReplayedStudy>(replay => replay.Tests == 4 && replay.Open == 4);
    }

    private static RecordedComparison Record(Outcome decision, double seconds, params double[] units) =>
        new(0, decision, new(seconds), null, units.Length == 0 ? [0.001, -0.001] : [.. units]);

    // Uniform on +-1.2 %, a standard deviation of 0.7 %; one seed per comparison.
    private static double[] Waves(int number, double bias)
    {
        var random = new Random(number);
        return [.. Enumerable.Range(0, 8).Select(_ => bias + (0.024 * (random.NextDouble() - 0.5)))];
    }
}
