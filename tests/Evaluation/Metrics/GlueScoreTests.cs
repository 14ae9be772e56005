using EnergyGate.Evaluation.Metrics;
using EnergyGate.Evaluation.Tasks;

namespace EnergyGate.Tests.Evaluation.Metrics;

public sealed class GlueScoreTests
{
    [Test]
    public void Of_OfAllTasks_IsTheMeanOfNine()
    {
        // BERT-base of the GLUE leaderboard's form: pairs of metrics and MNLI's two sets count as one task each.
        TaskScore[] scores =
        [
            Score("SST-2", .90), Score("CoLA", .50), Score("MRPC", .80, .90), Score("QQP", .88, .70), Score("STS-B", .87, .85),
            Score("MNLI", .84), Score("MNLI-MM", .82), Score("QNLI", .91), Score("RTE", .66), Score("WNLI", .65),
        ];

        GlueScore.Of(scores).Should().BeApproximately((.90 + .50 + .85 + .79 + .86 + .83 + .91 + .66 + .65) / 9, 1e-15);
    }

    [Test]
    public void Of_WithNaN_IsNaN() => GlueScore.Of([Score("SST-2", .9), Score("STS-B", .8, double.NaN)]).Should().Be(double.NaN);

    [Test]
    public void Of_NothingOrATaskTwice_IsRefused()
    {
        ((Action)(() => GlueScore.Of([]))).Should().Throw<ArgumentException>();
        ((Action)(() => GlueScore.Of([Score("RTE", .5), Score("RTE", .6)]))).Should().Throw<ArgumentException>();
        ((Action)(() => GlueScore.Of([Score("RTE")]))).Should().Throw<ArgumentException>();
    }

    private static TaskScore Score(string name, params double[] values)
    {
        var task = GlueTasks.Parse(name);
        return new TaskScore(task, [.. values.Select((value, i) => new MetricScore(task.Metrics[i], value))]);
    }
}
