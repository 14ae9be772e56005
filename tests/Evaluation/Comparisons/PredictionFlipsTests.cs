using EnergyGate.Evaluation.Comparisons;

namespace EnergyGate.Tests.Evaluation.Comparisons;

public sealed class PredictionFlipsTests
{
    [Test]
    public void Between_Classes_ListsGainsAndLosses()
    {
        var sample = PairedSample.Of("RTE", [0, 0, 1, 1, 0], [0, 1, 1, 0, 0], [1, 0, 1, 0, 0]);

        var flips = PredictionFlips.Between(sample.Reference, sample.Candidate, sample.Examples);

        flips.Changed.Should().Equal(0, 1);
        flips.Gains.Should().Equal(1);
        flips.Losses.Should().Equal(0);
    }

    [Test]
    public void Between_WithAnUnansweredExample_CountsItAsALoss()
    {
        var sample = PairedSample.Of("RTE", [0, 0], [0, 0], [0, 0]);
        var broken = new TaskPredictions("RTE", [1, 0, float.NaN, 0]);

        PredictionFlips.Between(sample.Reference, broken, sample.Examples).Losses.Should().Equal(1);
    }

    [Test]
    public void Between_Scores_ListsChangesOnly()
    {
        var sample = PairedSample.Of([1, 2, 3], [1f, 2f, 3f], [1f, 2.5f, 3f]);

        var flips = PredictionFlips.Between(sample.Reference, sample.Candidate, sample.Examples);

        flips.Changed.Should().Equal(1);
        flips.Gains.Should().BeEmpty();
    }

    [Test]
    public void Between_DifferentTasks_IsRefused()
    {
        var sample = PairedSample.Of("RTE", [0, 0], [0, 0], [0, 0]);
        var between = () => PredictionFlips.Between(sample.Reference, new TaskPredictions("QNLI", [1, 0, 1, 0]), sample.Examples);

        between.Should().Throw<ArgumentException>().WithMessage("*RTE*QNLI*");
    }
}
