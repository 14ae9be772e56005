using System.Collections.Immutable;
using EnergyGate.Evaluation.Comparisons;
using EnergyGate.Evaluation.Readers;
using EnergyGate.Evaluation.Tasks;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Policy.Baselines;

namespace EnergyGate.Tests.Gate.Policy.Baselines;

internal sealed class AccuracyBaselineTests
{
    private const string Shown = "baselines/accuracy/MRPC.tsv";
    private static readonly GlueTask Task = GlueTasks.Parse("MRPC");
    private static readonly ImmutableArray<LabelledExample> Examples =
        [new(2, "a", "b", 1, double.NaN), new(3, "c", "d", 0, double.NaN), new(4, "e", "f", 1, double.NaN)];

    private static readonly TaskPredictions Answers = new("MRPC", [0, 1, 1, 0, 1, 0]);
    private static readonly BaselineHeader Now = AccuracyBaseline.HeaderOf("some-model", Task, Examples, 32, 128);
    private static readonly BaselineLine Labels = AccuracyBaseline.LabelLine(Task, Examples);
    private static readonly BaselineLine Line = AccuracyBaseline.AnswerLine("int8-dynamic", "avx2", Answers, Examples, flips: 1);

    [Test]
    public void AnswerLine_Value_HasScoresAndFlipsForAReader() => Line.Value.Should().Be("accuracy=0.6667 f1=0.6667 flips=1");

    [Test]
    public void MetricsOf_AnswerLine_AreItsScores() => AccuracyBaseline.MetricsOf(Line).Should().Equal("accuracy", "f1");

    [Test]
    public void Read_WhatWasRecorded_GivesAnswersBack()
    {
        var stored = Read(Now, Labels, Line);
        stored.Find("int8-dynamic", "avx2")!.Classes().Should().Equal(Answers.Classes());
        stored.Find("int8-dynamic", "vnni").Should().BeNull();
        stored.ScopesOf("int8-dynamic").Should().Equal("avx2");
        stored.Holds("fp32").Should().BeFalse();
        stored.IncomparableReason.Should().BeNull();
        stored.ChangedLabels(Task, Examples).Should().Be(0);
    }

    [Test]
    public void ChangedLabels_OneFlipped_IsOne() =>
        Read(Now, Labels, Line).ChangedLabels(Task, Examples.SetItem(2, Examples[2] with { Label = 0 })).Should().Be(1);

    [Test]
    public void Read_PairsSwapped_AreOtherInputs()
    {
        var swapped =
            AccuracyBaseline.HeaderOf("some-model", Task, Examples.SetItem(0, Examples[0] with { Text = "b", Pair = "a" }), 32, 128);
        var read = () => Read(swapped, Labels, Line);
        read.Should().Throw<BadInputException>().WithMessage($"{Shown}:1: recorded for other inputs*");
    }

    [Test]
    public void Read_OtherBatch_SaysWhyItCannotBeCompared() =>
        Read(AccuracyBaseline.HeaderOf("some-model", Task, Examples, 8, 128), Labels, Line).IncomparableReason
            .Should().Be("batch was 8, is 32");

    [TestCase("11")]
    [TestCase("1111")]
    [TestCase("112")]
    public void Read_LineWithoutAnAnswerToEachExample_IsNamed(string answers)
    {
        var read = () => Read(Now, Labels, Line with { Detail = answers });
        read.Should().Throw<BadInputException>().WithMessage($"{Shown}:3: not the answers to 3 examples of MRPC; *");
    }

    [Test]
    public void Read_NoLabels_IsRefused()
    {
        var read = () => Read(Now, Line);
        read.Should().Throw<BadInputException>().WithMessage("*labels*");
    }

    private static AccuracyBaseline Read(BaselineHeader recorded, params BaselineLine[] lines) =>
        AccuracyBaseline.Read(new(AccuracyBaseline.PathOf(Task), recorded, lines), Task, Now, Shown);
}
