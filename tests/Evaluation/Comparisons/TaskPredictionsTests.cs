using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using EnergyGate.Evaluation.Comparisons;
using EnergyGate.Evaluation.Readers;
using EnergyGate.Evaluation.Tasks;

namespace EnergyGate.Tests.Evaluation.Comparisons;

public sealed class TaskPredictionsTests
{
    [Test]
    public void ClassOf_OfATie_IsTheFirst() =>
        new TaskPredictions("mnli", [1, 1, 0, 0, 2, 2, float.NegativeInfinity, -1, -2]).Classes().Should().Equal(0, 1, 1);

    [Test]
    public void ClassOf_WithANaN_IsNone() => new TaskPredictions("RTE", [1, 0, 5, float.NaN]).Classes().Should().Equal(0, -1);

    [Test]
    public void FirstUnanswered_WithANaN_IsItsExample()
    {
        new TaskPredictions("RTE", [1, 0, 5, float.NaN]).FirstUnanswered().Should().Be(1);
        new TaskPredictions("STS-B", [1, 2, float.PositiveInfinity]).FirstUnanswered().Should().Be(2);
        new TaskPredictions("RTE", [1, 0, 5, float.PositiveInfinity]).FirstUnanswered().Should().Be(-1);
    }

    [Test]
    public void ScoreOn_WithANaN_IsNaN() =>
        new TaskPredictions("MRPC", [1, 0, 5, float.NaN])
            .ScoreOn(Labels(0, 1))
            .Scores.Should().OnlyContain(score => double.IsNaN(score.Value))
            .And.HaveCount(2);

    [Test]
    public void ScoreOn_OfMrpc_GivesAccuracyAndF1()
    {
        var scores = new TaskPredictions("MRPC", [1, 0, 0, 1, 0, 1, 0, 1]).ScoreOn(Labels(0, 0, 1, 1)).Scores;

        scores.Select(score => (score.Metric, score.Value)).Should().Equal((GlueMetric.Accuracy, .75), (GlueMetric.F1, .8));
    }

    [Test]
    public void ScoreOn_OfAnotherNumberOfExamples_IsRefused()
    {
        var score = () => new TaskPredictions("RTE", [1, 0]).ScoreOn(Labels(0, 1));

        score.Should().Throw<ArgumentException>().WithMessage("*2 examples against 1 predictions*");
    }

    [TestCase("RTE", 3)]
    [TestCase("MNLI", 4)]
    [TestCase("STS-B", 0)]
    public void Constructor_OfANumberOfLogitsThatDoesNotFit_IsRefused(string task, int count)
    {
        var make = () => new TaskPredictions(task, [.. new float[count]]);

        make.Should().Throw<ArgumentException>();
    }

    [Test]
    public void Json_WrittenAndReadBack_IsEqual()
    {
        var predictions = new TaskPredictions("sst2", [0.1f, -3.25e-7f, 1f / 3, 2]);

        var text = JsonSerializer.Serialize(predictions);

        text.Should().StartWith("{\"Task\":\"SST-2\",\"Logits\":[");
        JsonSerializer.Deserialize<TaskPredictions>(text).Should().Be(predictions);
        JsonSerializer.Deserialize<TaskPredictions>(text)!.GetHashCode().Should().Be(predictions.GetHashCode());
    }

    [Test]
    public void Json_OfNaNAndInfinity_IsReadBack()
    {
        var predictions = new TaskPredictions("RTE", [float.NaN, 1, float.NegativeInfinity, 0]);

        JsonSerializer.Deserialize<TaskPredictions>(JsonSerializer.Serialize(predictions)).Should().Be(predictions);
    }

    [Test]
    public void Equals_OfOtherLogits_IsFalse() =>
        new TaskPredictions("RTE", [1, 2]).Should().NotBe(new TaskPredictions("RTE", [1, 3]));

    [TestCase("SST-2", "sst2", "accuracy", 0)]
    [TestCase("CoLA", "cola", "matthews", 0)]
    [TestCase("MRPC", "mrpc", "accuracy", 0)]
    [TestCase("MRPC", "mrpc", "f1", 1)]
    [TestCase("RTE", "rte", "accuracy", 0)]
    [TestCase("STS-B", "stsb", "pearson", 0)]
    [TestCase("STS-B", "stsb", "spearman", 1)]
    public void ScoreOn_OfARealModelsLogits_EqualsItsScores(string task, string file, string metric, int index)
    {
        var logits = File.ReadLines(SharedData.Require("models", "minilm-glue", $"{file}.dev-logits.tsv")).Skip(1)
            .SelectMany(line => line.Split('\t')).Select(text => float.Parse(text, CultureInfo.InvariantCulture)).ToImmutableArray();
        using var scores = JsonDocument.Parse(File.ReadAllText(SharedData.Require("models", "minilm-glue", "scores.json")));
        var expected = scores.RootElement.GetProperty(file).GetProperty("fp32").GetProperty(metric).GetDouble();

        var score = new TaskPredictions(task, logits).ScoreOn(
            GlueReader.Read(GlueTasks.Parse(task), SharedData.Require("data", "glue"), GlueSplit.Dev));

        score.Scores[index].Metric.Name().Should().Be(metric);
        score.Scores[index].Value.Should().BeApproximately(expected, 1e-6);
    }

    private static ImmutableArray<LabelledExample> Labels(params int[] labels) =>
        [.. labels.Select((label, i) => new LabelledExample(i + 2, "a", "b", label, double.NaN))];
}
