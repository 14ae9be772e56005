using EnergyGate.Evaluation.Tasks;
using EnergyGate.Gate.Checks.Accuracy;
using EnergyGate.Gate.Results;
using EnergyGate.Tests.Gate.Results;

namespace EnergyGate.Tests.Gate.Checks.Accuracy;

internal sealed class VariantScoresTests
{
    private static readonly GlueTask[] Tasks = [GlueTasks.Parse("MRPC"), GlueTasks.Parse("RTE")];

    [Test]
    public void Of_TwoMetricsOfATask_AreAveragedFirst()
    {
        var score = VariantScores.Of(
            [Score("MRPC", "accuracy", 0.7), Score("MRPC", "f1", 0.9), Score("RTE", "accuracy", 0.6)], Tasks, areEmbedded: true).Single();
        score.Score.Should().BeApproximately(0.7, 1e-12);
        (score.Variant, score.Name, score.Tasks).Should().Be(("int8-dynamic", "mean of 2 mini-GLUE tasks", 2));
    }

    [Test]
    public void Of_VariantThatLacksATask_HasNone() =>
        VariantScores.Of([Score("RTE", "accuracy", 0.6)], Tasks, areEmbedded: true).Should().BeEmpty();

    [Test]
    public void Of_ScoreThatIsNoNumber_HasNone() =>
        VariantScores.Of([Score("RTE", "accuracy", 0.6) with { Value = null }], [GlueTasks.Parse("RTE")], areEmbedded: true)
            .Should().BeEmpty();

    [Test]
    public void Of_OtherChecks_AreNoScores() =>
        VariantScores.Of([Score("RTE", "accuracy", 0.6) with { Check = CheckKind.Regression }], [GlueTasks.Parse("RTE")], areEmbedded: true)
            .Should().BeEmpty();

    [Test]
    public void Of_PartOfGlue_IsNotCalledItsScore() =>
        VariantScores.Of([Score("RTE", "accuracy", 0.6)], [GlueTasks.Parse("RTE")], areEmbedded: false).Single().Name
            .Should().Be("mean of 1 GLUE task");

    [TestCase(false, ExpectedResult = "GLUE score (dev files)")]
    [TestCase(true, ExpectedResult = "mini-GLUE score")]
    public string Of_AllTasks_IsTheScoreOfTheData(bool areEmbedded) =>
        VariantScores.Of(
            GlueTasks.All.SelectMany(task => task.Metrics.Select(metric => Score(task.Name, metric.Name(), 0.5))),
            GlueTasks.All,
            areEmbedded).Single().Name;

    private static Cell Score(string task, string metric, double value) =>
        Cells.With(Verdict.Pass) with { Task = task, Metric = metric, Value = value };
}
