using EnergyGate.Evaluation.Tasks;
using EnergyGate.Gate.Inputs;
using EnergyGate.Variants.Catalog;
using EnergyGate.Variants.Sessions;

namespace EnergyGate.Tests.Gate.Pipeline;

/// <summary>The embedded model is a real classifier: it has learned more than the sentences of the stand-in tasks.</summary>
[Parallelizable]
internal sealed class EmbeddedModelOnGlueTests
{
    [Test]
    public void Predict_RealSst2DevFile_ScoresAtLeast80Percent()
    {
        var inputs = GateInputs.Read(
            new GateOptions
            {
                ModelPath = EmbeddedData.ModelFolder,
                GlueDirectory = SharedData.RequireGlue(),
                Tasks = [GlueTasks.Parse("SST-2")],
            },
            _ => { });
        var (model, graph, texts) = inputs.Tasks[0];
        var variant = VariantCatalog.Find("fp32+sorted");
        using var runner = Runner.Of(RewrittenGraph.Of(variant.Graph, graph).Result.Graph, variant.Graph.Level, new RunnerSettings(1));

        var predictions = PredictionRunner.Predict(runner, model, texts.Texts, 32, variant.Feeding, _ => { }, CancellationToken.None);

        texts.Examples.Should().HaveCount(872, "that is GLUE's own dev file, not a part of it");
        predictions.ScoreOn(texts.Examples).Scores.Single().Value.Should().BeGreaterThanOrEqualTo(0.80);
    }
}
