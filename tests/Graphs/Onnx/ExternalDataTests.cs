using EnergyGate.Graphs.Onnx;
using Google.Protobuf;

namespace EnergyGate.Tests.Graphs.Onnx;

public class ExternalDataTests
{
    [Test]
    public void Load_OffsetAndLength_SlicesTheFile()
    {
        using var folder = Folder(("location", "w.bin"), ("offset", "4"), ("length", "8"));

        OnnxModel.Load(folder["m.onnx"]).Initializers["w"].As<float>().ToArray().Should().Equal(1, 2);
    }

    [Test]
    public void Load_NoOffsetNorLength_BeginsAtTheStart()
    {
        using var folder = Folder(("location", "w.bin"));

        OnnxModel.Load(folder["m.onnx"]).Initializers["w"].As<float>().ToArray().Should().Equal(0, 1);
    }

    [Test]
    public void Load_RightChecksum_IsAccepted()
    {
        using var folder = Folder(("location", "w.bin"), ("checksum", "66cdd54c62702bb4ca47029748a7a1341750a552"));

        OnnxModel.Load(folder["m.onnx"]).Initializers.Should().ContainKey("w");
    }

    [TestCase("nowhere.bin", "0", "8", "'nowhere.bin': there is no such file")]
    [TestCase("../w.bin", "0", "8", "not a path below")]
    [TestCase("sub/../../w.bin", "0", "8", "not a path below")]
    [TestCase("/etc/hostname", "0", "8", "not a path below")]
    [TestCase("", "0", "8", "not a path below")]
    [TestCase("w.bin", "8", "8", "needs 8 bytes from byte 8 of 'w.bin', which has 12")]
    [TestCase("w.bin", "9223372036854775807", "8", "needs 8 bytes")]
    [TestCase("w.bin", "-4", "8", "'-4'")]
    [TestCase("w.bin", "0", "12", "12 bytes of external data where its type and shape have 8")]
    [TestCase("w.bin", "0", "x", "'x'")]
    public void Load_WrongEntries_AreRefused(string location, string offset, string length, string reason)
    {
        using var folder = Folder(("location", location), ("offset", offset), ("length", length));

        FluentActions.Invoking(() => OnnxModel.Load(folder["m.onnx"]))
            .Should().Throw<ModelFormatException>().WithMessage($"{folder["m.onnx"]}: tensor 'w': *{reason}*");
    }

    [Test]
    public void Load_WrongChecksum_IsRefused()
    {
        using var folder = Folder(("location", "w.bin"), ("checksum", new string('0', 40)));

        FluentActions.Invoking(() => OnnxModel.Load(folder["m.onnx"])).Should().Throw<ModelFormatException>().WithMessage("*checksum*");
    }

    [Test]
    public void Load_BytesWithoutFolder_SaysThatTheFolderIsMissing()
    {
        using var folder = Folder(("location", "w.bin"));
        var bytes = File.ReadAllBytes(folder["m.onnx"]);

        FluentActions.Invoking(() => OnnxModel.Load(bytes, folder: null))
            .Should().Throw<ModelFormatException>()
            .WithMessage("*without a folder*");
        OnnxModel.Load(bytes, folder.Path).Initializers["w"].As<float>().ToArray().Should().Equal(0, 1);
    }

    [Test]
    public void Load_ExternalTensorInsideAFunction_IsRefused()
    {
        var model = SmallModel.AddWeight();
        var constant = new AttributeProto { Name = "value", T = SmallModel.External("", 2, ("location", "w.bin")) };
        model.Functions.Add(new FunctionProto { Name = "f", Node = { SmallModel.Node("Constant", [], ["c"], constant) } });

        FluentActions.Invoking(() => OnnxModel.Load(model.ToByteArray(), folder: null))
            .Should().Throw<ModelFormatException>()
            .WithMessage("*function*external*");
    }

    private static byte[] Weights => [.. new[] { 0f, 1f, 2f }.SelectMany(BitConverter.GetBytes)];

    private static TemporaryFolder Folder(params (string Key, string Value)[] entries)
    {
        var folder = new TemporaryFolder();
        var model = SmallModel.Of([SmallModel.Node("Add", ["x", "w"], ["y"])], [SmallModel.External("w", 2, entries)]);
        File.WriteAllBytes(folder["m.onnx"], model.ToByteArray());
        File.WriteAllBytes(folder["w.bin"], Weights);
        return folder;
    }
}
