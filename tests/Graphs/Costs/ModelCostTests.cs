using System.Text.Json;
using EnergyGate.Graphs;
using EnergyGate.Graphs.Costs;
using EnergyGate.Graphs.Onnx;

namespace EnergyGate.Tests.Graphs.Costs;

/// <summary>The work of real models against figures computed by hand.</summary>
[TestFixture]
public sealed class ModelCostTests
{
    [TestCase(128)]
    [TestCase(32)]
    [TestCase(384)]
    public void MatrixFlops_DistilBertBase_IsTheFormulaForEachToken(int sequenceLength)
    {
        var cost = GraphCost.Of(FullSize("distilbert-base-seqcls-opset14"), Sizes(4, sequenceLength));

        // 6 layers: 2 * 7,077,888 weights and 2 * 2 * 768 * S for each token (84.93 MFLOP + 18432 * S).
        var expected = 4.0 * sequenceLength * ((6 * 2 * 7_077_888.0) + (6 * 4 * 768.0 * sequenceLength));
        (cost.MatrixFlops / expected).Should().BeApproximately(1, 0.001);
        cost.Uncounted.Should().BeEmpty();
    }

    [Test]
    public void BytesRead_DistilBertBaseOneToken_HoldsTheEncoderWeightsOnce()
    {
        var cost = GraphCost.Of(FullSize("distilbert-base-seqcls-opset14"), Sizes(1, 1));
        cost.BytesRead.Should().BeInRange(4 * 42_500_000L, 4 * 44_500_000L);
    }

    [TestCase("peer-ort-optimized", 0.0)]
    [TestCase("peer-int8-dynamic", 0.5)]
    [TestCase("peer-int8-dynamic-optimized", 0.5)]
    [TestCase("peer-int8-static-qdq", 0.0)]
    public void MatrixFlops_FusedOrQuantisedForm_IsThatOfThePlainForm(string form, double integerShare)
    {
        var folder = SharedData.Require("models", "minilm-glue");
        foreach (var task in new[] { "sst2", "stsb" })
        {
            var plain = GraphCost.Of(OnnxModel.Load(Path.Combine(folder, $"{task}.onnx")), Sizes(8, 64));
            var other = GraphCost.Of(OnnxModel.Load(Path.Combine(folder, $"{task}.{form}.onnx")), Sizes(8, 64));
            other.MatrixFlops.Should().Be(plain.MatrixFlops);
            other.Uncounted.Should().BeEmpty();
            plain.IntegerMatrixFlops.Should().Be(0);
            ((double)other.IntegerMatrixFlops / other.MatrixFlops).Should().BeGreaterThanOrEqualTo(integerShare);
        }
    }

    [Test]
    public void Flops_FusedForm_IsWithinAFewPercentOfThePlainForm()
    {
        var folder = SharedData.Require("models", "minilm-glue");
        var plain = GraphCost.Of(OnnxModel.Load(Path.Combine(folder, "rte.onnx")), Sizes(8, 64));
        var fused = GraphCost.Of(OnnxModel.Load(Path.Combine(folder, "rte.peer-ort-optimized.onnx")), Sizes(8, 64));
        ((double)fused.Flops / plain.Flops).Should().BeInRange(0.97, 1.01);
        fused.BytesWritten.Should().BeLessThan(plain.BytesWritten);
    }

    [Test]
    public void Of_EveryExport_CountsEveryOperator()
    {
        var exports = SharedData.Require("models", "hf-exports");
        foreach (var path in Directory.EnumerateFiles(exports, "model.onnx", SearchOption.AllDirectories))
        {
            var graph = OnnxModel.Load(path);
            var sizes = Sizes(2, 7);
            foreach (var symbol in graph.Inputs.SelectMany(input => input.Type.Shape!)
                    .Select(dimension => dimension.Symbol)
                    .Where(symbol => symbol is not null && !symbol.Contains(' ', StringComparison.Ordinal)))
            {
                sizes.TryAdd(symbol!, 7);
            }

            var cost = GraphCost.Of(graph, sizes);
            cost.Uncounted.Should().BeEmpty(path);
            cost.MatrixFlops.Should().BeGreaterThan(cost.Flops / 2, path);
        }
    }

    [TestCase("bert-base-seqcls-opset17", 2 * 85_000_000.0)]
    [TestCase("gpt2-with-past-opset14", 2 * 124_000_000.0)]
    [TestCase("llama-7b-shape-2-layers-with-past-opset18", 2 * 405_000_000.0)]
    public void MatrixFlops_FullSizeModelOneToken_IsTwiceItsWeights(string model, double expected)
    {
        var cost = GraphCost.Of(FullSize(model), Sizes(1, 1));
        cost.Uncounted.Should().BeEmpty();
        (cost.MatrixFlops / expected).Should().BeInRange(0.95, 1.05);
    }

    /// <summary>A full-size graph beside a weight file of the right length that takes no room on disk.</summary>
    private static Graph FullSize(string name)
    {
        var source = SharedData.Require("models", "full-size", name);
        using var weights = JsonDocument.Parse(File.ReadAllText(Path.Combine(source, "weights.json")));
        var folder = Directory.CreateTempSubdirectory("energygate-cost-").FullName;
        try
        {
            File.Copy(Path.Combine(source, "model.onnx"), Path.Combine(folder, "model.onnx"));
            using (var file = File.Create(Path.Combine(folder, weights.RootElement.GetProperty("file").GetString()!)))
            {
                file.SetLength(weights.RootElement.GetProperty("bytes").GetInt64());
            }

            return OnnxModel.Load(Path.Combine(folder, "model.onnx"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Dictionary<string, long> Sizes(long batch, long sequence) => new(StringComparer.Ordinal)
    {
        ["batch_size"] = batch,
        ["batch"] = batch,
        ["sequence_length"] = sequence,
        ["sequence"] = sequence,
        ["past_sequence_length"] = 5,
    };
}
