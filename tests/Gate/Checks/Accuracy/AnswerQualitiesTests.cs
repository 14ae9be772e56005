using System.Collections.Immutable;
using EnergyGate.Evaluation.Comparisons;
using EnergyGate.Evaluation.Readers;
using EnergyGate.Evaluation.Tasks;
using EnergyGate.Gate.Checks.Accuracy;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Results;
using EnergyGate.Variants.Feeding;

namespace EnergyGate.Tests.Gate.Checks.Accuracy;

internal sealed class AnswerQualitiesTests
{
    private const int Count = 90;
    private static readonly GlueTask Task = GlueTasks.Parse("SST-2");
    private static readonly ImmutableArray<LabelledExample> Examples =
        [.. Enumerable.Range(0, Count).Select(i => new LabelledExample(i + 2, "text", null, i / 3 % 2, double.NaN))];

    // Thirty texts each of 4, 5 and 6 tokens, mixed.
    private static readonly TaskInputs Inputs = new(Examples, Texts([.. Enumerable.Range(0, Count).Select(i => 4 + (i % 3))]));
    private static readonly TaskPredictions Right = Answers(_ => 2);

    [Test]
    public void Of_SlicesByLengthAndLabel_CountEveryExampleOnceEach()
    {
        var slices = Of(Right).Slices;
        slices.Select(slice => (slice.By, slice.Name, slice.Examples)).Should().Equal(
            ("length", "4 tokens", 30),
            ("length", "5 tokens", 30),
            ("length", "6 tokens", 30),
            ("label", "negative", 45),
            ("label", "positive", 45));
        slices.Should().OnlyContain(slice => slice.Reference == 1 && slice.Value == 1 && slice.Losses == 0 && slice.MarginShift == 0);
    }

    [Test]
    public void Of_LongTextsAnsweredWrongly_ShowsInTheirSliceAlone()
    {
        var slices = Of(Answers(i => i % 3 == 2 && i % 2 == 0 ? -1 : 2)).Slices;
        slices.Select(slice => slice.Losses).Should().StartWith([0, 0, 15]);
        slices[2].Value.Should().Be(0.5);
        slices[2].P.Should().BeLessThan(1e-3);
    }

    [Test]
    public void Of_LongTextsLessSure_StandsOutThoughNoAnswerFlips()
    {
        var quality = Of(Answers(i => (i % 3 == 2 ? 1.5f : 2) + (i % 7 / 100f)));
        quality.Slices.Should().OnlyContain(slice => slice.Losses + slice.Gains == 0);
        quality.Slices[2].P.Should().BeLessThan(1e-6);
        quality.Slices[2].MarginShift.Should().BeApproximately(-0.235, 0.01);
        quality.Slices[3].P.Should().BeGreaterThan(0.05, "both labels lose alike");
    }

    [Test]
    public void Of_Calibration_IsThatOfTheVariant()
    {
        var quality = Of(Right);
        quality.MeanConfidence.Should().BeApproximately(1 / (1 + Math.Exp(-2)), 1e-6);
        quality.CalibrationError.Should().BeApproximately(1 - quality.MeanConfidence!.Value, 1e-12);
    }

    [Test]
    public void Of_ReferenceItself_HasCalibrationAndNoShift()
    {
        var quality = AnswerQualities.Of("fp32", Task, Inputs, Right, Right);
        quality.CalibrationError.Should().NotBeNull();
        (quality.MarginShift, quality.MarginP, quality.Slices.Length).Should().Be((null, null, 0));
    }

    [Test]
    public void Of_AnswerThatIsNotANumber_HasNoFigures()
    {
        var quality = Of(new TaskPredictions(Task, Right.Logits.SetItem(0, float.NaN)));
        (quality.CalibrationError, quality.MarginShift, quality.MarginP).Should().Be((null, null, null));
        quality.Slices[0].Losses.Should().Be(1);
    }

    [Test]
    public void Of_Regression_IsSlicedByPointsAndHasNoCalibration()
    {
        var regression = GlueTasks.Parse("STS-B");
        ImmutableArray<LabelledExample> examples =
            [.. Enumerable.Range(0, 51).Select(i => new LabelledExample(i + 2, "text", "pair", -1, i / 10.0))];
        var near = new TaskPredictions(regression, [.. examples.Select(example => (float)example.Score + 0.1f)]);
        var far = new TaskPredictions(regression, [.. examples.Select(example => (float)example.Score + 0.3f)]);
        var quality = AnswerQualities.Of("v", regression, new(examples, Texts([])), near, far);
        quality.CalibrationError.Should().BeNull();
        quality.Slices.Select(slice => (slice.Name, slice.Examples)).Should().Equal(
            ("score 0 to 1", 10), ("score 1 to 2", 10), ("score 2 to 3", 10), ("score 3 to 4", 10), ("score 4 to 5", 11));
        quality.Slices[0].Reference.Should().BeApproximately(0.1, 1e-6);
        quality.Slices[0].Value.Should().BeApproximately(0.3, 1e-6);
    }

    private static AnswerQuality Of(TaskPredictions candidate) => AnswerQualities.Of("v", Task, Inputs, Right, candidate);

    private static TaskPredictions Answers(Func<int, float> lead) =>
        new(Task, [.. Examples.SelectMany((example, i) => example.Label == 0 ? new[] { lead(i), 0 } : [0, lead(i)])]);

    private static TokenizedTexts Texts(int[] counts)
    {
        int[] starts = [.. counts.Aggregate(new List<int> { 0 }, (all, count) => [.. all, all[^1] + count])];
        return new(new int[starts[^1]], new int[starts[^1]], starts);
    }
}
