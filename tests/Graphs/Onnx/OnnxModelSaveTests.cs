using System.Security.Cryptography;
using EnergyGate.Graphs;
using EnergyGate.Graphs.Onnx;

namespace EnergyGate.Tests.Graphs.Onnx;

public class OnnxModelSaveTests
{
    private const int ManyWeights = 1 << 19; // 2 MiB of floats

    [Test]
    public void Save_FewWeights_StayInTheModel()
    {
        using var folder = new TemporaryFolder();

        OnnxModel.Save(Model(seed: 1, count: 1000), folder["out.onnx"]);

        Names(folder).Should().Equal("out.onnx");
    }

    [Test]
    public void Save_ManyWeights_LieInAFileNamedAfterTheModelAtWholePages()
    {
        using var folder = new TemporaryFolder();

        OnnxModel.Save(Model(seed: 1, ManyWeights), folder["out.onnx"]);

        Names(folder).Should().Equal("out.onnx", "out.onnx.data");
        var tensors = PlainModel.Read(folder["out.onnx"]).Message.Graph.Initializer;
        tensors.Single(tensor => tensor.Name == "shape").ExternalData.Should().BeEmpty("shape inference needs it");
        var entries = tensors.Single(tensor => tensor.Name == "weight").ExternalData.ToDictionary(entry => entry.Key, entry => entry.Value);
        entries["location"].Should().Be("out.onnx.data");
        (long.Parse(entries["offset"]) % 4096).Should().Be(0);
    }

    [Test]
    public void Save_TensorsThatShareMemory_AreStoredOnce()
    {
        using var folder = new TemporaryFolder();
        var graph = Model(seed: 1, ManyWeights);
        var twice = graph.With(initializers: graph.Initializers.Add("tied", graph.Initializers["weight"]));

        OnnxModel.Save(twice, folder["a.onnx"]);
        OnnxModel.Save(OnnxModel.Load(folder["a.onnx"]), folder["b.onnx"]);

        new FileInfo(folder["a.onnx.data"]).Length.Should().Be(4L * ManyWeights);
        new FileInfo(folder["b.onnx.data"]).Length.Should().Be(4L * ManyWeights);
    }

    [TestCase(long.MaxValue)]
    [TestCase(0)]
    public void Save_OverTheModelThatWasLoaded_KeepsEveryTensor(long externalAbove)
    {
        using var folder = new TemporaryFolder();
        OnnxModel.Save(Model(seed: 1, ManyWeights), folder["m.onnx"], externalAbove);
        var graph = OnnxModel.Load(folder["m.onnx"]);
        var hash = Hash(graph);

        OnnxModel.Save(graph.With(initializers: graph.Initializers.Add("another", TensorData.Scalar(1f))), folder["m.onnx"]);

        Hash(graph).Should().Be(hash, "the graph in memory still refers to the file that was replaced");
        Hash(OnnxModel.Load(folder["m.onnx"])).Should().Be(hash);
        Names(folder).Should().Equal("m.onnx", "m.onnx.data");
    }

    [Test]
    public void Save_LoadedModelWhoseFilesAreGone_KeepsEveryTensor()
    {
        using var folder = new TemporaryFolder();
        OnnxModel.Save(Model(seed: 1, ManyWeights), folder["in.onnx"]);
        var graph = OnnxModel.Load(folder["in.onnx"]);
        File.Delete(folder["in.onnx"]);
        File.Delete(folder["in.onnx.data"]);

        OnnxModel.Save(graph, folder["out.onnx"]);

        Hash(OnnxModel.Load(folder["out.onnx"])).Should().Be(Hash(Model(seed: 1, ManyWeights)));
    }

    [Test]
    public void Save_NameWhoseWeightFileIsTheInputs_IsRefused()
    {
        using var folder = new TemporaryFolder();
        OnnxModel.Save(Model(seed: 1, ManyWeights), folder["b.onnx"]);
        File.Move(folder["b.onnx"], folder["a.onnx"]);
        var graph = OnnxModel.Load(folder["a.onnx"]);

        FluentActions.Invoking(() => OnnxModel.Save(graph, folder["b.onnx"]))
            .Should().Throw<ModelWriteException>()
            .WithMessage("*choose another name*");

        Hash(OnnxModel.Load(folder["a.onnx"])).Should().Be(Hash(graph));
        Names(folder).Should().Equal("a.onnx", "b.onnx.data");
    }

    [Test]
    public void Save_IntoAFolderThatIsNotThere_IsAWriteError()
    {
        using var folder = new TemporaryFolder();

        FluentActions.Invoking(() => OnnxModel.Save(Model(seed: 1, ManyWeights), folder["none/out.onnx"]))
            .Should().Throw<ModelWriteException>().WithMessage($"{folder["none/out.onnx"]}: not written: *");
        Names(folder).Should().BeEmpty();
    }

    [Test]
    public void Save_WhereAFolderHasTheName_LeavesNothingBehind()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["out.onnx"]);

        FluentActions.Invoking(() => OnnxModel.Save(Model(seed: 1, ManyWeights), folder["out.onnx"])).Should().Throw<ModelWriteException>();

        Directory.GetFileSystemEntries(folder.Path).Should().Equal(folder["out.onnx"]);
    }

    [Test]
    public void Commit_SecondFileCannotBeNamed_PutsTheFirstBack()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["first"], "old");
        using (var files = new FileReplacement())
        {
            File.WriteAllText(files.Begin(folder["first"]), "new");
            files.Begin(folder["second"]); // never written: its renaming fails

            FluentActions.Invoking(files.Commit).Should().Throw<FileNotFoundException>();
        }

        File.ReadAllText(folder["first"]).Should().Be("old");
        Names(folder).Should().Equal("first");
    }

    [Test]
    public void ToBytes_Limit_LeavesBigInitializersOut()
    {
        var graph = Model(seed: 1, count: 1000);

        var bytes = OnnxModel.ToBytes(graph, 1024, out var external);

        external.Select(tensor => tensor.Name).Should().Equal("weight");
        external[0].Data.Should().BeSameAs(graph.Initializers["weight"]);
        bytes.Length.Should().BeLessThan(1000);
    }

    private static Graph Model(int seed, int count)
    {
        var random = new Random(seed);
        var weight = TensorData.Of(Enumerable.Range(0, count).Select(_ => random.NextSingle()).ToArray());
        return Graph.Create(
            [new("x", new(ElementType.Float, null))],
            [new("y", new(ElementType.Float, null))],
            [
                new()
                {
                    OperatorType = "Add",
                    Inputs = ["x", "weight"],
                    Outputs = ["sum"],
                },
                new()
                {
                    OperatorType = "Reshape",
                    Inputs = ["sum", "shape"],
                    Outputs = ["y"],
                },
            ],
            new Dictionary<string, TensorData> { ["weight"] = weight, ["shape"] = TensorData.Of([-1L]) });
    }

    private static string Hash(Graph graph) => Convert.ToHexString(SHA256.HashData(graph.Initializers["weight"].Bytes.Span));

    private static IEnumerable<string?> Names(TemporaryFolder folder) =>
        Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal);
}
