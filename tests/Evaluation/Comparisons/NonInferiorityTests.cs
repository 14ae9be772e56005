using System.Collections.Immutable;
using EnergyGate.Evaluation.Comparisons;
using EnergyGate.Evaluation.Readers;
using EnergyGate.Evaluation.Tasks;
using EnergyGate.Statistics;
using EnergyGate.Statistics.Intervals;

namespace EnergyGate.Tests.Evaluation.Comparisons;

public sealed class NonInferiorityTests
{
    [TestCase("RTE", "accuracy")]
    [TestCase("MRPC", "accuracy f1")]
    [TestCase("CoLA", "matthews")]
    public void Compare_OfIdenticalAnswers_AcceptsAtOnceWithZeroTolerance(string task, string metrics)
    {
        var sample = PairedSample.Binary(task, 100, 0.2, 0, 1);

        var comparisons = Compare(sample, 0);

        string.Join(' ', comparisons.Select(comparison => comparison.Metric.Name())).Should().Be(metrics);
        comparisons.Should()
            .OnlyContain(
                one => one.Outcome == Outcome.Pass && one.Interval == new Interval(0, 0) && one.McNemarP == 1 && one.Difference == 0);
    }

    [Test]
    public void Compare_OfOtherLogitsWithTheSameClasses_IsIdentical()
    {
        var sample = PairedSample.Binary("RTE", 50, 0.2, 0, 1);
        var candidate = new TaskPredictions("RTE", [.. sample.Candidate.Logits.Select(logit => logit * 3)]);

        Compare(sample with { Candidate = candidate }, 0).Single().Outcome.Should().Be(Outcome.Pass);
    }

    [TestCase("RTE")]
    [TestCase("MRPC")]
    [TestCase("CoLA")]
    public void Compare_OfFlippedLabels_Rejects(string task)
    {
        var sample = PairedSample.Binary(task, 277, 0.1, 1, 2);

        var comparisons = Compare(sample, 0.05);

        comparisons.Should().OnlyContain(one => one.Outcome == Outcome.Fail && one.WorseP < 0.001 && one.Interval.Upper < -0.05);
        NonInferiority.CorrectForFamily(comparisons).Should().Equal(comparisons);
    }

    [Test]
    public void Compare_OfFewFlips_AcceptsOnlyAToleranceThatTheSetCanConfirm()
    {
        // 4 losses and 4 gains among 277: no loss seen, yet 1 point is not proven.
        var sample = WithFlips("RTE", 277, 4, 4);

        Compare(sample, 0.03).Single().Outcome.Should().Be(Outcome.Pass);
        Compare(sample, 0.01).Single().Outcome.Should().Be(Outcome.Inconclusive);
    }

    [Test]
    public void Compare_OfALossThatIsNotSignificant_IsNotAccepted()
    {
        // 20 losses, 9 gains among 408: 2.7 points lost at McNemar p 0.06. "Not significant" is no reason to pass.
        var comparison = Compare(WithFlips("MRPC", 408, 20, 9), 0.03)[0];

        comparison.McNemarP.Should().BeInRange(0.05, 0.1);
        comparison.Outcome.Should().Be(Outcome.Inconclusive);
        comparison.Reason.Should().Contain("neither");
    }

    [Test]
    public void Compare_OnTheBound_IsInside()
    {
        var sample = WithFlips("RTE", 277, 6, 3);
        var bound = -TangoInterval.Of(6, 3, 277, 0.95).Lower;

        Compare(sample, bound).Single().Outcome.Should().Be(Outcome.Pass);
        Compare(sample, Math.BitDecrement(bound)).Single().Outcome.Should().Be(Outcome.Inconclusive);
    }

    [Test]
    public void Compare_OfScoresWithLittleNoise_AcceptsAndWithMuchRejects()
    {
        Compare(PairedSample.Scores(500, 0.1, 1), 0.02)
            .Should().HaveCount(2)
            .And.OnlyContain(one => one.Outcome == Outcome.Pass && one.McNemarP == null);
        Compare(PairedSample.Scores(500, 3, 1), 0.02).Should().OnlyContain(one => one.Outcome == Outcome.Fail);
    }

    [TestCase("RTE")]
    [TestCase("CoLA")]
    public void Compare_OfACandidateWithNaN_RejectsAndNamesTheLine(string task)
    {
        var sample = PairedSample.Binary(task, 20, 0.1, 0, 1);
        var candidate = new TaskPredictions(task, sample.Candidate.Logits.SetItem(7, float.NaN));

        var comparison = Compare(sample with { Candidate = candidate }, 1).Single();

        comparison.Outcome.Should().Be(Outcome.Fail);
        comparison.Value.Should().Be(double.NaN);
        comparison.Reason.Should().Contain("line 5");
    }

    [Test]
    public void Compare_OfAConstantRegression_Rejects()
    {
        var sample = PairedSample.Scores(50, 0, 1);
        var candidate = new TaskPredictions("STS-B", [.. new float[50]]);

        Compare(sample with { Candidate = candidate }, 1).Should().OnlyContain(one => one.Outcome == Outcome.Fail);
    }

    [Test]
    public void Compare_OfIdenticalButUndefinedPredictions_DoesNotPass()
    {
        var broken = new TaskPredictions("RTE", [float.NaN, 0, 1, 0]);
        var sample = PairedSample.Of("RTE", [0, 1], [0, 0], [0, 0]);

        Compare(sample with { Reference = broken, Candidate = broken }, 1).Single().Outcome.Should().Be(Outcome.Inconclusive);
    }

    [TestCase(double.NaN)]
    [TestCase(-0.01)]
    [TestCase(1.01)]
    public void Compare_WithoutATolerance_IsRefused(double tolerance) =>
        ((Action)(() => Compare(WithFlips("RTE", 20, 1, 1), tolerance))).Should().Throw<ArgumentException>();

    [Test]
    public void Compare_OfExamplesThatDoNotBelong_IsRefused()
    {
        var sample = WithFlips("RTE", 20, 1, 1);
        ImmutableArray<LabelledExample> foreign = [.. sample.Examples.Select(example => example with { Label = -1, Score = 2 })];

        ((Action)(() => Compare(sample with { Examples = foreign }, 0.1))).Should().Throw<ArgumentException>();
        ((Action)(() => Compare(sample with { Examples = sample.Examples[1..] }, 0.1))).Should().Throw<ArgumentException>();
        ((Action)(() => NonInferiority.Compare(GlueTasks.Parse("QNLI"), sample.Reference, sample.Candidate, sample.Examples, 0.1, 1)))
            .Should().Throw<ArgumentException>();
    }

    [Test]
    public void CorrectForFamily_OfABorderlineRejectionAmongMany_OpensIt()
    {
        var rejected = Compare(WithFlips("RTE", 277, 25, 5), 0.02).Single();
        var accepted = Compare(WithFlips("RTE", 277, 0, 0), 0.02).Single();
        rejected.Outcome.Should().Be(Outcome.Fail);
        rejected.WorseP.Should().BeInRange(0.0005, 0.05);

        var corrected = NonInferiority.CorrectForFamily([rejected, .. Enumerable.Repeat(accepted, 200)]);

        corrected[0].Outcome.Should().Be(Outcome.Inconclusive);
        corrected[0].Reason.Should().Contain("201 comparisons");
        corrected[1].Should().Be(accepted);
    }

    [TestCase(277, 0.05, 0.0394)]
    [TestCase(1043, 0.02, 0.0128)]
    public void Min_OfDeclaredFlips_IsTheRuleOfTheDesign(int count, double flips, double tolerance) =>
        ConfirmableTolerance.Min(count, flips).Should().BeApproximately(tolerance, 0.0001);

    private static ImmutableArray<MetricComparison> Compare(PairedSample sample, double tolerance) =>
        NonInferiority.Compare(
            sample.Reference.Definition, sample.Reference, sample.Candidate, sample.Examples, tolerance, 1, PairedBootstrap.MinDraws);

    private static PairedSample WithFlips(string task, int count, int losses, int gains)
    {
        int[] labels = [.. Enumerable.Range(0, count).Select(i => i % 2)];
        int[] before = [.. labels.Select((label, i) => i < gains ? 1 - label : label)];
        int[] after = [.. labels.Select((label, i) => i >= gains && i < gains + losses ? 1 - label : label)];
        return PairedSample.Of(task, labels, before, after);
    }
}
