using EnergyGate.Graphs.Onnx;

namespace EnergyGate.Tests.Graphs.Onnx;

public class OnnxModelRoundTripTests
{
    [TestCaseSource(typeof(SharedModels), nameof(SharedModels.Exports))]
    public void Save_ExportedModel_KeepsEveryNodeTensorAndValue(string export)
    {
        using var folder = new TemporaryFolder();
        var original = Path.Combine(SharedModels.Export(export), "model.onnx");

        OnnxModel.Save(OnnxModel.Load(original), folder["out.onnx"]);

        RequireEqual(original, folder["out.onnx"]);
    }

    [TestCaseSource(typeof(SharedModels), nameof(SharedModels.Exports))]
    public void Save_ExportedModelWithAllWeightsOutside_KeepsEveryTensor(string export)
    {
        using var folder = new TemporaryFolder();
        var original = Path.Combine(SharedModels.Export(export), "model.onnx");

        OnnxModel.Save(OnnxModel.Load(original), folder["first.onnx"], externalAbove: 0);
        OnnxModel.Save(OnnxModel.Load(folder["first.onnx"]), folder["second.onnx"], externalAbove: long.MaxValue);

        RequireEqual(original, folder["first.onnx"]);
        RequireEqual(original, folder["second.onnx"]);
        File.Exists(folder["second.onnx.data"]).Should().BeFalse();
    }

    [TestCase("sst2.onnx")]
    [TestCase("rte.peer-int8-dynamic.onnx")]
    [TestCase("mrpc.peer-int8-static-qdq.onnx")]
    [TestCase("cola.peer-ort-optimized.onnx")]
    public void Save_ModelWithExternalWeights_KeepsEveryTensor(string model)
    {
        using var folder = new TemporaryFolder();
        var original = SharedData.Require("models", "minilm-glue", model);

        OnnxModel.Save(OnnxModel.Load(original), folder["out.onnx"]);

        RequireEqual(original, folder["out.onnx"]);
        Directory.GetFiles(folder.Path).Select(Path.GetFileName).Should().BeEquivalentTo("out.onnx", "out.onnx.data");
    }

    [TestCaseSource(typeof(SharedModels), nameof(SharedModels.Exports))]
    public void ToBytes_AllInline_LoadsToTheSameModel(string export)
    {
        var graph = OnnxModel.Load(Path.Combine(SharedModels.Export(export), "model.onnx"));

        var bytes = OnnxModel.ToBytes(graph, long.MaxValue, out var external);

        external.Should().BeEmpty();
        OnnxModel.ToBytes(OnnxModel.Load(bytes, folder: null), long.MaxValue, out _).Should().Equal(bytes);
    }

    private static void RequireEqual(string expected, string actual)
    {
        var (before, after) = (PlainModel.Read(expected), PlainModel.Read(actual));
        after.TensorHashes().Should().Equal(before.TensorHashes());
        after.Nodes().Should().Equal(before.Nodes());
        after.Message.Graph.Output.Should().Equal(before.Message.Graph.Output);
        after.Message.Graph.Input.Should()
            .Equal(before.Message.Graph.Input.Where(input => before.Message.Graph.Initializer.All(tensor => tensor.Name != input.Name)));
        Declarations(after).Should().Equal(Declarations(before));
        after.Message.IrVersion.Should().Be(before.Message.IrVersion);
        after.Message.ProducerName.Should().Be(before.Message.ProducerName);
        after.Message.MetadataProps.Should().BeEquivalentTo(before.Message.MetadataProps);
        after.Message.OpsetImport.Select(opset => (opset.Domain, opset.Version))
            .Should().BeEquivalentTo(before.Message.OpsetImport.Select(opset => (opset.Domain, opset.Version)));
    }

    // Documentation of a value between nodes is not kept, nor are declarations of values that tools took out of the graph.
    private static IEnumerable<string> Declarations(PlainModel model)
    {
        var graph = model.Message.Graph;
        var values = graph.Node.SelectMany(node => node.Output).Concat(graph.Initializer.Select(tensor => tensor.Name)).ToHashSet();
        return graph.ValueInfo.Where(value => values.Contains(value.Name))
            .Select(value => $"{value.Name}: {value.Type}")
            .Order(StringComparer.Ordinal);
    }
}
