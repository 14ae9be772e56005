using EnergyGate.Gate.Checks.Parity;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Results;
using EnergyGate.Graphs;
using EnergyGate.Variants.Catalog;
using EnergyGate.Variants.Passes;
using EnergyGate.Variants.Pipelines;
using EnergyGate.Variants.Sessions;
using EnergyGate.Variants.Tokenization;

namespace EnergyGate.Tests.Gate.Pipeline;

/// <summary>The gate's verdict on 16-bit weights, stored by the recipe or by the file itself.</summary>
internal sealed class StoredWeightsTests
{
    private static readonly VariantRecipe Variant = VariantCatalog.Find("fp16-storage");

    private TaskInputs inputs = null!;
    private Graph plain = null!;
    private Graph stored = null!;

    [OneTimeSetUp]
    public void Read()
    {
        var task = GateInputs.Read(new GateOptions(), _ => { }).Tasks[0];
        inputs = task.Inputs;
        plain = new RewritePipeline().Apply(task.Graph, [new WidenConstants()]).Graph;
        stored = new RewritePipeline().Apply(plain, [new StoreHalves()]).Graph;
    }

    [Test]
    public void OfGraph_WeightsStoredByTheRecipe_AreComparedExactly()
    {
        var cell = Weights(RewrittenGraph.Of(Variant.Graph, plain));
        cell.Verdict.Should().Be(Verdict.Pass);
        cell.Reason.Should().Contain("weights stored in fp16").And.Contain("half a unit in the last place");
    }

    [Test]
    public void OfGraph_FileStoredInHalves_IsExactByConstructionAndSaysSo()
    {
        var cell = Weights(RewrittenGraph.Of(Variant.Graph, stored));
        cell.Verdict.Should().Be(Verdict.Pass);
        cell.Value.Should().Be(0);
        cell.Reason.Should().MatchRegex("^exact by construction: all [1-9][0-9]* weights are stored in fp16 already$");
    }

    [Test]
    public void OfGraph_OneStoredWeightOff_FailsAndNamesIt()
    {
        var rewritten = RewrittenGraph.Of(Variant.Graph, plain);
        var name = rewritten.Result.Graph.Initializers.First(pair => pair.Value.ElementType == ElementType.Float16).Key;
        var data = rewritten.Result.Graph.Initializers[name];
        var values = data.As<Half>().ToArray();
        values[^1] = Half.BitIncrement(Half.BitIncrement(values[^1]));
        var faulty = rewritten.Result.Graph.With(
            initializers: rewritten.Result.Graph.Initializers.SetItem(name, TensorData.Of(values, [.. data.Extents])));

        var cell = Weights(rewritten with { Result = rewritten.Result with { Graph = faulty } });

        cell.Verdict.Should().Be(Verdict.Fail);
        var widened = faulty.Index.Consumers(name)[0].Outputs[0];
        cell.Reason
            .Should().Contain($"kept beside them, {widened}, lies")
            .And.Contain($"; first diverging node: {faulty.Index.Consumers(widened)[0]}, ");
    }

    [Test]
    public void Quantized_FileStoredInHalves_PassesAndABiasThatChangedFails()
    {
        var variant = VariantCatalog.Find("int8-dynamic");
        var rewritten = RewrittenGraph.Of(variant.Graph, stored);
        OfGraph(variant, rewritten).Verdict.Should().Be(Verdict.Pass);

        var kept = rewritten.Result.Graph.Initializers.First(pair => stored.Index.Producer(pair.Key) is { OperatorType: "Cast" });
        var values = kept.Value.As<float>().ToArray();
        values[0] = MathF.BitIncrement(values[0]);
        var faulty = rewritten.Result.Graph.With(
            initializers: rewritten.Result.Graph.Initializers.SetItem(kept.Key, TensorData.Of(values, [.. kept.Value.Extents])));
        var cell = OfGraph(variant, rewritten with { Result = rewritten.Result with { Graph = faulty } });
        cell.Verdict.Should().Be(Verdict.Fail);
        cell.Reason.Should().Contain(kept.Key);
    }

    [Test]
    public void VocabularyFit_EmbeddingStoredInHalves_IsFoundBehindItsCast()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllLines(folder["vocab.txt"], ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "a"]);
        var tokenizer = WordPieceTokenizer.FromConfiguration(TokenizerConfiguration.ForVocabulary(folder["vocab.txt"]));

        FluentActions.Invoking(() => VocabularyFit.Check(tokenizer, "vocab.txt", stored, "model.onnx"))
            .Should().Throw<BadInputException>().WithMessage("*6 tokens*rows*");
    }

    private Cell Weights(RewrittenGraph graph) => OfGraph(Variant, graph);

    private Cell OfGraph(VariantRecipe variant, RewrittenGraph graph) => new ParityCells(new CellFactory(32, 128, 1), new RunnerSettings(1))
        .OfGraph(variant, "SST-2", graph, inputs).First(cell => cell.Metric == "weights");
}
