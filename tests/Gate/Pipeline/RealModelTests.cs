using System.Globalization;
using System.Text.Json;
using EnergyGate.Evaluation.Comparisons;
using EnergyGate.Evaluation.Tasks;
using EnergyGate.Gate.Checks.Accuracy;
using EnergyGate.Gate.Checks.Parity;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Pipeline;
using EnergyGate.Gate.Results;
using EnergyGate.Tests.Pipeline;
using EnergyGate.Variants.Catalog;
using EnergyGate.Variants.Sessions;

namespace EnergyGate.Tests.Gate.Pipeline;

/// <summary>A real fine-tuned MiniLM on real GLUE files, compared with the reference implementation; and its int8 variant.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class RealModelTests
{
    private const float LogitTolerance = 1e-4f;
    private const double ScoreTolerance = 1e-6;

    [TestCase("SST-2", "sst2")]
    [TestCase("CoLA", "cola")]
    [TestCase("MRPC", "mrpc")]
    [TestCase("RTE", "rte")]
    [TestCase("STS-B", "stsb")]
    public void Predict_Fp32_EqualsTheReferenceScoresAndLogits(string task, string file)
    {
        var inputs = Read(task);
        var predictions = Predict(inputs, VariantCatalog.Find("fp32+exact-length"));
        var expected = ExpectedLogits(file);
        predictions.Logits.Should().HaveSameCount(expected);
        predictions.Logits.Zip(expected, (actual, golden) => MathF.Abs(actual - golden)).Max().Should().BeLessThanOrEqualTo(LogitTolerance);

        using var scores = JsonDocument.Parse(File.ReadAllText(SharedData.Require("models", "minilm-glue", "scores.json")));
        var golden = scores.RootElement.GetProperty(file).GetProperty("fp32");
        foreach (var score in predictions.ScoreOn(inputs.Tasks[0].Inputs.Examples).Scores)
        {
            score.Value.Should().BeApproximately(golden.GetProperty(score.Metric.Name()).GetDouble(), ScoreTolerance, score.Metric.Name());
        }
    }

    [Test]
    public void Checks_Int8DynamicOnRte_PassesParityAndAccuracy()
    {
        var options = Options("RTE") with { Variants = [VariantCatalog.Find("int8-dynamic")] };
        var inputs = EmbeddedPipeline.Every(2, GateInputs.Read(options, _ => { }));
        using var pipeline = new GatePipeline(options, inputs, SilentProgress.Instance);
        Cell[] cells = [.. pipeline.Cells<ParityCheck>(), .. pipeline.Cells<AccuracyCheck>()];
        cells.Where(cell => cell.Variant == "int8-dynamic").Select(cell => (cell.Check, cell.Metric, cell.Verdict)).Should().Equal(
            (CheckKind.Parity, "weights", Verdict.Pass),
            (CheckKind.Parity, "hidden-states", Verdict.Pass),
            (CheckKind.Parity, "logits", Verdict.Pass),
            (CheckKind.Accuracy, "flips", Verdict.Pass),
            (CheckKind.Accuracy, "accuracy", Verdict.Pass));
    }

    private static GateOptions Options(string task) => new()
    {
        ModelPath = SharedData.Require("models", "minilm-glue"),
        VocabularyPath = SharedData.Require("data", "vocab", "bert-base-uncased.txt"),
        GlueDirectory = SharedData.Require("data", "glue"),
        Tasks = [GlueTasks.Parse(task)],
        Threads = 1,
    };

    private static GateInputs Read(string task) => GateInputs.Read(Options(task), _ => { });

    private static TaskPredictions Predict(GateInputs inputs, VariantRecipe variant)
    {
        var (model, graph, texts) = inputs.Tasks[0];
        var rewritten = RewrittenGraph.Of(variant.Graph, graph);
        using var runner = Runner.Of(rewritten.Result.Graph, variant.Graph.Level, new RunnerSettings(1));
        return PredictionRunner.Predict(runner, model, texts.Texts, 32, variant.Feeding, _ => { }, CancellationToken.None);
    }

    private static float[] ExpectedLogits(string file) =>
        [.. File.ReadLines(SharedData.Require("models", "minilm-glue", file + ".dev-logits.tsv"))
            .Skip(1)
            .SelectMany(line => line.Split('\t'))
            .Select(text => float.Parse(text, CultureInfo.InvariantCulture))];
}
