using System.Collections.Immutable;
using EnergyGate.Evaluation.Comparisons;
using EnergyGate.Evaluation.Readers;
using EnergyGate.Statistics;
using EnergyGate.Statistics.Intervals;
using EnergyGate.Statistics.Randomness;

namespace EnergyGate.Tests.Evaluation.Comparisons;

public sealed class MarginShiftTests
{
    private const int Count = 277; // RTE
    private static readonly ImmutableArray<LabelledExample> Examples =
    [
        .. Enumerable.Range(0, Count).Select(i => new LabelledExample(i + 2, "text", "pair", i % 2, double.NaN)),
    ];
    private static readonly TaskPredictions Reference = Answers(1, 0);

    [Test]
    public void P21_MarginsThatShrinkWithoutAFlip_AreSeen()
    {
        var candidate = Answers(0.97f, 0.05f);
        PredictionFlips.Between(Reference, candidate, Examples).Changed.Should().BeEmpty();
        NonInferiority.Compare(Reference.Definition, Reference, candidate, Examples, 0.02, seed: 1)
            .Single()
            .Outcome.Should().Be(Outcome.Pass, "the answers are the same");
        var shift = MarginShift.Between(Reference, candidate, Examples);
        shift.Shift.Should().BeApproximately(-0.03, 0.01);
        shift.WorseP.Should().BeLessThan(1e-6);
        shift.Against(0.01).Should().Be(Outcome.Fail);
        shift.Against(0.10).Should().Be(Outcome.Pass);
    }

    [Test]
    public void Between_NoiseWithoutDrift_IsNoDrift()
    {
        var shift = MarginShift.Between(Reference, Answers(1, 0.05f), Examples);
        shift.WorseP.Should().BeGreaterThan(0.01);
        shift.Against(0.01).Should().Be(Outcome.Pass);
    }

    [Test]
    public void Between_SameLogits_IsZero() =>
        MarginShift.Between(Reference, Reference, Examples)
            .Should().BeEquivalentTo(new
            {
                Shift = 0.0,
                Interval = new Interval(0, 0),
                WorseP = 1.0,
            });

    [Test]
    public void Between_TooFewExamplesForAnInterval_AreBoundedByTheirExtremes()
    {
        var shift = MarginShift.Between(new("RTE", [2, 0, 0, 2, 2, 0]), new("RTE", [1.9f, 0, 0, 2.1f, 2, 0]), Examples[..3]);
        shift.Interval.Lower.Should().BeApproximately(-0.05, 1e-6);
        shift.Interval.Upper.Should().BeApproximately(0.05, 1e-6);
    }

    [Test]
    public void Between_WiderMargins_AreNoLoss() =>
        MarginShift.Between(Reference, Answers(1.1f, 0), Examples).Against(0).Should().Be(Outcome.Pass);

    [Test]
    public void Between_ExampleWithoutAnAnswer_IsBeyondEveryLimit()
    {
        var candidate = new TaskPredictions(Reference.Definition, Reference.Logits.SetItem(5, float.NaN));
        MarginShift.Between(Reference, candidate, Examples).Against(1e9).Should().Be(Outcome.Fail);
    }

    [Test]
    public void Between_RegressionFartherFromTheTruth_IsALoss()
    {
        ImmutableArray<LabelledExample> examples =
        [
            .. Enumerable.Range(0, 100).Select(i => new LabelledExample(i + 2, "text", "pair", -1, i / 25.0)),
        ];
        TaskPredictions near = new("STS-B", [.. examples.Select((example, i) => (float)example.Score + (i % 2 == 0 ? 0.2f : -0.2f))]);
        TaskPredictions far = new("STS-B", [.. examples.Select((example, i) => (float)example.Score + (i % 2 == 0 ? 0.22f : -0.22f))]);
        var shift = MarginShift.Between(near, far, examples);
        shift.TypicalLead.Should().BeApproximately(0.2, 1e-6);
        shift.Shift.Should().BeApproximately(-0.1, 1e-3);
        shift.WorseP.Should().BeLessThan(1e-6);
    }

    // Nine in ten are right, with leads from 1 to 5; a candidate's are scaled, and moved by noise that is not tied to the label.
    private static TaskPredictions Answers(float scale, float noise)
    {
        var random = new SplitMix64(21);
        return new("RTE", [.. Enumerable.Range(0, Count).SelectMany(i =>
        {
            var lead = scale * (1 + (4f * (i % 17) / 16)) * (i % 10 == 0 ? -1 : 1);
            var moved = lead + (noise * (((random.Next() % 2001) / 1000f) - 1));
            return i % 2 == 0 ? new[] { moved, 0 } : [0, moved];
        })]);
    }
}
