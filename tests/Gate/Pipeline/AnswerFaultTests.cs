using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Results;
using EnergyGate.Graphs;
using EnergyGate.Variants.Catalog;
using EnergyGate.Variants.Feeding;
using EnergyGate.Variants.Sessions;

namespace EnergyGate.Tests.Gate.Pipeline;

/// <summary>
/// Faults of the model and the data that also affect the reference: invisible relative to the reference of the same run, visible relative
/// to the baseline.
/// </summary>
[Parallelizable]
internal sealed class AnswerFaultTests
{
    private const int Count = 200;
    private const string Bias = "classifier.bias.fp16";

    private readonly TemporaryFolder data = new();
    private RecordedGate gate = null!;

    [OneTimeSetUp]
    public void Record() => gate = new(RecordedGate.Of(data, Count, "fp32+sorted"));

    [OneTimeTearDown]
    public void Remove()
    {
        gate.Dispose();
        data.Dispose();
    }

    [Test]
    public void Execute_ModelThatAnswersThreePercentOtherwise_FailsInRegressionAlone()
    {
        var (model, graph, inputs) = gate.Inputs.Tasks[0];
        var result = gate.Run(inputs: gate.Inputs with { Tasks = [(model, Shifted(graph, flips: Count * 3 / 100), inputs)] });
        result.ExitCode.Should().Be(ExitCode.Fail);
        var failed = result.Cells.Where(cell => cell is { Verdict: Verdict.Fail, Gating: true }).ToList();
        failed.Should().OnlyContain(cell => cell.Check == CheckKind.Regression);
        foreach (var variant in new[] { "fp32", "fp32+sorted" })
        {
            failed.Should().ContainSingle(cell => cell.Variant == variant && cell.Metric == MetricNames.Flips)
                .Which.Reason.Should().Contain($"6 of {Count} answers differ from those recorded; at most 2 may");
        }
    }

    [Test]
    public void Execute_LabelsFlipped_FailsTheReferencesRegressionAndSaysHowMany()
    {
        var (model, graph, inputs) = gate.Inputs.Tasks[0];
        var examples = inputs.Examples.Select((example, i) => i % 40 == 0 ? example with { Label = 1 - example.Label } : example);
        var result = gate.Run(inputs: gate.Inputs with { Tasks = [(model, graph, inputs with { Examples = [.. examples] })] });
        result.ExitCode.Should().Be(ExitCode.Fail);
        var failed = result.Cells.Where(cell => cell is { Verdict: Verdict.Fail, Gating: true }).ToList();
        failed.Should().ContainSingle()
            .Which.Should().Match<Cell>(cell => cell.Variant == "fp32" && cell.Check == CheckKind.Regression && cell.Metric == "accuracy");
        failed[0].Reason.Should().Contain($"5 of {Count} labels differ from those recorded");
    }

    [Test]
    public void Execute_NothingChanged_Passes() => gate.Run().ExitCode.Should().Be(ExitCode.Pass);

    // The same model with a classifier bias that flips exactly the given number of positive answers.
    private Graph Shifted(Graph graph, int flips)
    {
        var (model, _, inputs) = gate.Inputs.Tasks[0];
        using var runner = Runner.Of(graph, VariantCatalog.Reference.Graph.Level, new RunnerSettings(1));
        var answers = PredictionRunner.Predict(runner, model, inputs.Texts, 32, FeedingPolicy.Padded, _ => { }, CancellationToken.None);
        var margins = Enumerable.Range(0, answers.Count)
            .Select(i => answers.Logits[(2 * i) + 1] - answers.Logits[2 * i]).Where(margin => margin > 0).Order().ToArray();
        var shift = (margins[flips - 1] + margins[flips]) / 2;

        var negative = model.Labels.GlueClasses.IndexOf(0);
        Half[] bias =
        [
            .. graph.Initializers[Bias].As<Half>().ToArray()
                .Select((value, logit) => logit == negative ? (Half)((float)value + shift) : value),
        ];
        return graph.With(initializers: graph.Initializers.SetItem(Bias, TensorData.Of(bias, bias.Length)));
    }
}
