using EnergyGate.Evaluation.Comparisons;
using EnergyGate.Evaluation.Readers;
using EnergyGate.Evaluation.Tasks;
using EnergyGate.Gate.Checks.Accuracy;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Results;
using EnergyGate.Variants.Feeding;

namespace EnergyGate.Tests.Gate.Checks.Accuracy;

internal sealed class AnswerFlipsTests
{
    private static readonly GlueTask Task = GlueTasks.Parse("RTE");

    [Test]
    public void Of_GainAndLoss_CountsBothAndShowsLossesFirst()
    {
        // All labels are 0: a gain, the same answer, a loss.
        var flips = Of([1, 0, 0], [0, 0, 1])!;
        (flips.Variant, flips.Task, flips.Examples, flips.Flips, flips.Losses, flips.Gains)
            .Should().Be(("int8-dynamic", "RTE", 3, 2, 1, 1));
        flips.Shown.Should().Equal(
            new FlippedExample(4, "text 2", "pair 2", "entailment", "entailment", "not_entailment"),
            new FlippedExample(2, "text 0", "pair 0", "entailment", "not_entailment", "entailment"));
    }

    [Test]
    public void Of_SameAnswers_IsAValueWithoutFlips() => Of([0, 1], [0, 1])!.Flips.Should().Be(0);

    [Test]
    public void Of_MoreThanFit_ShowsSomeAndCountsAll()
    {
        var flips = Of(new int[50], [.. Enumerable.Repeat(1, 50)])!;
        flips.Flips.Should().Be(50);
        flips.Shown.Should().HaveCount(AnswerFlips.MaxShown);
    }

    [Test]
    public void Of_AnswerThatIsNotANumber_IsShownAsNoAnswer()
    {
        var inputs = Inputs(1);
        AnswerFlips.Of("v", Task, inputs, Answers([0]), new TaskPredictions(Task, [float.NaN, 0]))!
            .Shown.Should().ContainSingle().Which.Candidate.Should().Be("no answer");
    }

    [Test]
    public void Of_Regression_HasNone()
    {
        var regression = GlueTasks.Parse("STS-B");
        TaskPredictions scores = new(regression, [1, 2]);
        AnswerFlips.Of("v", regression, Inputs(2), scores, scores).Should().BeNull();
    }

    private static FlippedAnswers? Of(int[] reference, int[] candidate) =>
        AnswerFlips.Of("int8-dynamic", Task, Inputs(reference.Length), Answers(reference), Answers(candidate));

    private static TaskPredictions Answers(int[] classes) =>
        new(Task, [.. classes.SelectMany(answer => answer == 0 ? new[] { 1f, 0f } : [0f, 1f])]);

    private static TaskInputs Inputs(int count) => new(
        [.. Enumerable.Range(0, count).Select(i => new LabelledExample(i + 2, $"text {i}", $"pair {i}", 0, double.NaN))],
        new TokenizedTexts([], [], [0]));
}
