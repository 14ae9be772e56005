using System.Text.Json;
using EnergyGate.Gate.Checks.StaticGraph;
using EnergyGate.Graphs;
using EnergyGate.Graphs.Costs;
using EnergyGate.Graphs.Onnx;
using EnergyGate.Measurement.EnergyModel;
using EnergyGate.Variants.Pipelines;
using EnergyGate.Variants.Recipes;

namespace EnergyGate.Tests.Gate.Checks.StaticGraph;

/// <summary>The energy model on a real model's graph, compared with published figures.</summary>
internal sealed class GraphWorkTests
{
    private const int Batch = 32;
    private const int Length = 128;

    private readonly Dictionary<string, GraphCost> costs = new(StringComparer.Ordinal);
    private Graph source = null!;

    [OneTimeSetUp]
    public void Read() => source = Load();

    // Published BERT-base times on a T4 at its 70 W cap, halved for DistilBERT: 33 mJ in fp16 and 20 mJ in int8 per sequence of 128.
    [TestCase("fp32-fused", 0.033)]
    [TestCase("int8-dynamic", 0.020)]
    public void Cost_DistilBertBaseOnAT4_IsWithinAThirdOfPublishedTimesPower(string recipe, double published)
    {
        var work = GraphWork.Of(Cost(recipe)).Select(InHalves);
        var joules = RooflineModel.Cost(WorkProfiles.T4, work).Total.Value / Batch;
        TestContext.Out.WriteLine($"modelled {joules * 1000:F1} mJ, published times x power {published * 1000:F0} mJ");
        (joules / published).Should().BeInRange(1 / 1.5, 1.5);
    }

    [Test]
    public void Cost_EveryProfile_OrdersPlainFusedAndInt8()
    {
        foreach (var profile in WorkProfiles.All)
        {
            var (plain, fused, int8) = (Joules(profile, "fp32"), Joules(profile, "fp32-fused"), Joules(profile, "int8-dynamic"));
            fused.Should().BeLessThan(plain, profile.Name);
            int8.Should().BeLessThan(fused * 0.7, profile.Name);
        }
    }

    [Test]
    public void Of_Graph_CountsAllArithmeticAndBytesOnce()
    {
        var cost = Cost("int8-dynamic");
        var work = GraphWork.Of(cost);
        work.Sum(amount => amount.Operations).Should().Be(cost.Flops);
        work.Sum(amount => amount.MatrixInt8).Should().Be(cost.IntegerMatrixFlops);
        work.Sum(amount => amount.MatrixFloat32).Should().Be(cost.MatrixFlops - cost.IntegerMatrixFlops);
        work.Should().OnlyContain(amount => amount.Launches == 1);
        work.Length.Should().BeLessThan(cost.Nodes.Length, "views and arithmetic on shapes are no kernels");
    }

    private double Joules(WorkProfile profile, string recipe) => RooflineModel.Cost(profile, GraphWork.Of(Cost(recipe))).Total.Value;

    // The same graph with 16-bit numbers: half the bytes, products on the tensor cores.
    private static WorkAmount InHalves(WorkAmount work) => work with
    {
        MatrixFloat16 = work.MatrixFloat32,
        MatrixFloat32 = 0,
        BytesRead = work.BytesRead / 2,
        BytesWritten = work.BytesWritten / 2,
    };

    private GraphCost Cost(string recipe)
    {
        if (!costs.TryGetValue(recipe, out var cost))
        {
            var graph = new RewritePipeline().Apply(source, GraphRecipes.Find(recipe).Passes).Graph;
            var shape = TensorShape.Of(Batch, Length);
            costs[recipe] = cost = GraphCost.Of(graph, graph.Inputs.ToDictionary(input => input.Name, _ => shape, StringComparer.Ordinal));
        }

        return cost;
    }

    // A graph with a sparse weight file of the right length.
    private static Graph Load()
    {
        var path = SharedData.Require("models", "full-size", "distilbert-base-seqcls-opset14");
        using var weights = JsonDocument.Parse(File.ReadAllText(Path.Combine(path, "weights.json")));
        using var folder = new TemporaryFolder();
        File.Copy(Path.Combine(path, "model.onnx"), folder["model.onnx"]);
        using (var file = File.Create(folder[weights.RootElement.GetProperty("file").GetString()!]))
        {
            file.SetLength(weights.RootElement.GetProperty("bytes").GetInt64());
        }

        return OnnxModel.Load(folder["model.onnx"]);
    }
}
