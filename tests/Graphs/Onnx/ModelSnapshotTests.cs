using EnergyGate.Graphs;
using EnergyGate.Graphs.Onnx;

namespace EnergyGate.Tests.Graphs.Onnx;

public class ModelSnapshotTests
{
    private const int Size = 2 << 20;

    private TemporaryFolder folder = null!;
    private ModelSnapshot snapshot = null!;
    private Graph graph = null!;

    [SetUp]
    public void Load()
    {
        folder = new();
        OnnxModel.Save(Model(1), folder["m.onnx"], externalAbove: long.MaxValue);
        snapshot = new();
        graph = snapshot.Load(folder["m.onnx"]);
    }

    [TearDown]
    public void Remove() => folder.Dispose();

    [Test]
    public void FirstChangedFile_Untouched_IsNone() => snapshot.FirstChangedFile().Should().BeNull();

    [Test]
    public void Load_FileCutShorterInPlace_KeepsItsWeights()
    {
        using (var file = File.OpenWrite(folder["m.onnx"]))
        {
            file.SetLength(100);
        }

        Weight(graph).Should().OnlyContain(value => value == 1);
        snapshot.FirstChangedFile().Should().Be(folder["m.onnx"]);
    }

    [Test]
    public void Load_FileWrittenOverInPlace_KeepsItsWeightsAndIsNamed()
    {
        OnnxModel.Save(Model(2), folder["other.onnx"], externalAbove: long.MaxValue);
        File.WriteAllBytes(folder["m.onnx"], File.ReadAllBytes(folder["other.onnx"]));
        File.SetLastWriteTimeUtc(folder["m.onnx"], DateTime.UnixEpoch);
        Weight(graph).Should().OnlyContain(value => value == 1);
        snapshot.FirstChangedFile().Should().Be(folder["m.onnx"]);
    }

    [Test]
    public void FirstChangedFile_WrittenAgainWithTheSameBytes_IsNone()
    {
        File.SetLastWriteTimeUtc(folder["m.onnx"], DateTime.UnixEpoch);
        snapshot.FirstChangedFile().Should().BeNull();
    }

    [Test]
    public void FirstChangedFile_Deleted_IsNamed()
    {
        File.Delete(folder["m.onnx"]);
        snapshot.FirstChangedFile().Should().Be(folder["m.onnx"]);
    }

    [Test]
    public void FirstChangedFile_ExternalData_IsNamed()
    {
        OnnxModel.Save(Model(1), folder["e.onnx"], externalAbove: 0);
        var external = new ModelSnapshot();
        var own = external.Load(folder["e.onnx"]);
        using (var file = File.OpenWrite(folder["e.onnx.data"]))
        {
            file.SetLength(100);
        }

        Weight(own).Should().OnlyContain(value => value == 1);
        external.FirstChangedFile().Should().Be(folder["e.onnx.data"]);
    }

    private static float[] Weight(Graph of) => of.Initializers["w"].As<float>().ToArray();

    private static Graph Model(float value)
    {
        var weights = new float[Size / sizeof(float)];
        Array.Fill(weights, value);
        return Graph.Create(
            [new("x", new(ElementType.Float, null))],
            [new("y", new(ElementType.Float, null))],
            [new() { OperatorType = "Add", Inputs = ["x", "w"], Outputs = ["y"] }],
            new Dictionary<string, TensorData> { ["w"] = TensorData.Of(weights) });
    }
}
