using EnergyGate.Graphs.Onnx;
using Google.Protobuf;

namespace EnergyGate.Tests.Graphs.Onnx;

public class OnnxModelDamageTests
{
    [Test]
    public void Load_ModelCutOffAnywhere_LoadsOrSaysThatItIsDamaged()
    {
        var whole = Rich().ToByteArray();
        for (var length = 0; length < whole.Length; length++)
        {
            LoadsOrSaysWhy(whole.AsMemory(0, length));
        }
    }

    [Test]
    public void Load_ModelWithOneByteChanged_LoadsOrSaysThatItIsDamaged()
    {
        var whole = Rich().ToByteArray();
        var random = new Random(7);
        for (var position = 0; position < whole.Length; position++)
        {
            foreach (var value in new[] { (byte)0, (byte)0xFF, (byte)(whole[position] ^ (1 << random.Next(8))), (byte)random.Next(256) })
            {
                var damaged = whole.ToArray();
                damaged[position] = value;
                LoadsOrSaysWhy(damaged);
            }
        }
    }

    [Test]
    public void Load_MappedFileCutOff_LoadsOrSaysThatItIsDamaged()
    {
        using var folder = new TemporaryFolder();
        var model = SmallModel.Of([SmallModel.Node("Add", ["x", "w"], ["y"])], [SmallModel.Floats("w", new float[1 << 19])]);
        var whole = model.ToByteArray();
        var all = whole.Length;
        foreach (var length in new[] { 1 << 20, (1 << 20) + 4097, all - 4096, all - 100, all - 2, all - 1 })
        {
            File.WriteAllBytes(folder["cut.onnx"], whole[..length]);
            FluentActions.Invoking(() => OnnxModel.Load(folder["cut.onnx"]))
                .Should().Throw<ModelFormatException>()
                .WithMessage($"*{folder["cut.onnx"]}: *");
        }
    }

    [TestCase("\u0089PNG\r\n\u001a\n\0\0\0\rIHDR\0\0\0\u0001")]
    [TestCase("{\"model_type\": \"bert\"}")]
    [TestCase("sentence\tlabel\nit is fine\t1\n")]
    [TestCase("")]
    public void Load_FileOfAnotherKind_IsNamed(string content)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["other"], [.. content.Select(character => (byte)character)]);

        FluentActions.Invoking(() => OnnxModel.Load(folder["other"]))
            .Should().Throw<ModelFormatException>()
            .WithMessage($"{folder["other"]}: *not an ONNX model*")
            .Which.Message.Should().NotContain("\n");
    }

    [Test]
    public void Load_MissingFileOrFolder_IsNamed()
    {
        using var folder = new TemporaryFolder();

        Fault(() => OnnxModel.Load(folder["none.onnx"])).Should().Be($"{folder["none.onnx"]}: there is no such file");
        Fault(() => OnnxModel.Load(folder.Path)).Should().Be($"{folder.Path}: is a folder, not a file");
    }

    [Test]
    public void Load_ValueMadeTwice_IsRefused() =>
        Fault([SmallModel.Node("Add", ["x", "w"], ["y"]), SmallModel.Node("Neg", ["x"], ["y"])])
            .Should().Contain("'y', which is already there");

    [Test]
    public void Load_ValueThatNothingMakes_IsRefused() =>
        Fault([SmallModel.Node("Add", ["x", "ghost"], ["y"])]).Should().Contain("'ghost', which nothing makes").And.Contain("the Add");

    [Test]
    public void Load_Cycle_IsRefused() =>
        Fault([SmallModel.Node("Add", ["x", "b"], ["y"]), SmallModel.Node("Neg", ["y"], ["b"])]).Should().Contain("makes itself");

    [Test]
    public void Load_OutputThatNothingMakes_IsRefused() => Fault([]).Should().Contain("no node makes the output 'y'");

    [Test]
    public void Load_TwoInitializersOfOneName_IsRefused() =>
        Fault([SmallModel.Node("Add", ["x", "w"], ["y"])], SmallModel.Floats("w", 1), SmallModel.Floats("w", 1))
            .Should().Contain("two initializers are named 'w'");

    [Test]
    public void Load_TensorWhoseBytesDoNotFitItsShape_IsRefused()
    {
        var tensor = SmallModel.Floats("w", 1, 2);
        tensor.Dims[0] = 3;

        Fault([SmallModel.Node("Add", ["x", "w"], ["y"])], tensor).Should().Contain("tensor 'w': 8 bytes for Float[3], which has 12");
    }

    [Test]
    public void Load_TensorOver2GiB_IsRefused()
    {
        var tensor = SmallModel.Floats("w", 1);
        tensor.Dims[0] = 1L << 29;

        Fault([SmallModel.Node("Add", ["x", "w"], ["y"])], tensor).Should().Contain("over 2 GiB");
    }

    [Test]
    public void Load_GraphsNestedTooDeeply_IsRefused()
    {
        var graph = new GraphProto();
        for (var depth = 0; depth < 31; depth++)
        {
            graph = new GraphProto { Node = { SmallModel.Node("If", ["x"], [], SmallModel.Subgraph("then_branch", graph)) } };
        }

        Fault([.. graph.Node]).Should().Contain("graphs lie inside one another");
    }

    // A bit of everything that the reader looks into.
    private static ModelProto Rich()
    {
        var branch = new GraphProto
        {
            Name = "b",
            Node = { SmallModel.Node("Neg", ["x"], ["n"]) },
            Output = { SmallModel.Value("n") },
        };
        var constant = new AttributeProto
        {
            Name = "value",
            Type = AttributeProto.Types.AttributeType.Tensor,
            T = new()
            {
                DataType = 7,
                Dims = { 2 },
                Int64Data = { 3, -4 },
            },
        };
        var model = SmallModel.Of(
            [
                SmallModel.Node("Constant", [], ["c"], constant),
                SmallModel.Node("If", ["x"], ["i"], SmallModel.Subgraph("then_branch", branch), SmallModel.Subgraph("else_branch", branch)),
                SmallModel.Node(
                    "Add",
                    ["i", "w"],
                    ["y"],
                    new AttributeProto
                    {
                        Name = "a",
                        Type = AttributeProto.Types.AttributeType.Floats,
                        Floats = { 1, 2 },
                    }),
            ],
            [
                SmallModel.Floats("w", 1, 2),
                new() { Name = "packed", DataType = 1, Dims = { 2 }, FloatData = { 1, 2 } },
                new() { Name = "half", DataType = 10, Dims = { 2 }, Int32Data = { 1, 65535 } },
                new() { Name = "text", DataType = 8, Dims = { 1 }, StringData = { ByteString.CopyFromUtf8("t") } },
            ]);
        model.Functions.Add(new FunctionProto { Name = "f", Domain = "d", Node = { SmallModel.Node("Neg", ["a"], ["b"]) } });
        model.Graph.ValueInfo.Add(SmallModel.Value("i"));
        return model;
    }

    private static void LoadsOrSaysWhy(ReadOnlyMemory<byte> model)
    {
        try
        {
            OnnxModel.ToBytes(OnnxModel.Load(model, folder: null), long.MaxValue, out _);
        }
        catch (ModelFormatException exception)
        {
            exception.Message.Should().NotContain("\n");
        }
    }

    private static string Fault(NodeProto[] nodes, params TensorProto[] initializers) =>
        Fault(() =>
            OnnxModel.Load(
                SmallModel.Of(nodes, initializers.Length == 0 ? [SmallModel.Floats("w", 1)] : initializers).ToByteArray(), folder: null));

    private static string Fault(Action load) => load.Should().Throw<ModelFormatException>().Which.Message;
}
