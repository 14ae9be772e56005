using System.Diagnostics;
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
    [Platform("Linux", Reason = "symbolic links without rights")]
    public void Load_LinkOutOfTheModelsFolder_IsRefusedAndNamed()
    {
        using var folder = Folder(("location", "w.bin"));
        using var other = new TemporaryFolder();
        File.Move(folder["w.bin"], other["secret.bin"]);
        File.CreateSymbolicLink(folder["w.bin"], other["secret.bin"]);

        Fault(folder["m.onnx"]).Should()
            .Contain($"tensor 'w': its external data 'w.bin': is a symbolic link to {RealPath.Of(other["secret.bin"])}, outside of");
    }

    [Test]
    [Platform("Linux", Reason = "symbolic links without rights")]
    public void Load_FolderThatIsALinkOut_IsRefused()
    {
        using var folder = Folder(("location", "sub/w.bin"));
        using var other = new TemporaryFolder();
        File.Move(folder["w.bin"], other["w.bin"]);
        Directory.CreateSymbolicLink(folder["sub"], other.Path);

        Fault(folder["m.onnx"]).Should().Contain("outside of the model's folder");
    }

    [Test]
    [Platform("Linux", Reason = "symbolic links without rights")]
    public void Load_LinksThatLeadToOneAnother_AreRefused()
    {
        using var folder = Folder(("location", "a.bin"));
        File.CreateSymbolicLink(folder["a.bin"], "b.bin");
        File.CreateSymbolicLink(folder["b.bin"], "a.bin");

        Fault(folder["m.onnx"]).Should().Contain("symbolic links");
    }

    [Test]
    [Platform("Linux", Reason = "symbolic links without rights")]
    public void Load_LinkInsideTheModelsFolder_IsFollowed()
    {
        using var folder = Folder(("location", "link.bin"));
        File.CreateSymbolicLink(folder["link.bin"], "w.bin");
        OnnxModel.Load(folder["m.onnx"]).Initializers["w"].As<float>().ToArray().Should().Equal(0, 1);
    }

    [Test]
    [Platform("Linux", Reason = "symbolic links without rights")]
    public void Load_FolderOfTheModelIsALink_IsFollowed()
    {
        using var folder = Folder(("location", "w.bin"));
        using var other = new TemporaryFolder();
        Directory.CreateSymbolicLink(other["model"], folder.Path);
        OnnxModel.Load(Path.Combine(other["model"], "m.onnx")).Initializers["w"].As<float>().ToArray().Should().Equal(0, 1);
    }

    // A cache of Hugging Face: snapshots/<commit> holds links to ../../blobs/<hash>, for the model and for its data.
    [Test]
    [Platform("Linux", Reason = "symbolic links without rights")]
    public void Load_SnapshotOfHuggingFace_ReadsItsBlobs()
    {
        using var folder = Folder(("location", "model.onnx_data"));
        var snapshot = Snapshot(folder, "blobs");
        OnnxModel.Load(Path.Combine(snapshot, "model.onnx")).Initializers["w"].As<float>().ToArray().Should().Equal(0, 1);
    }

    [Test]
    [Platform("Linux", Reason = "symbolic links without rights")]
    public void Load_SnapshotWhoseDataLeavesTheBlobs_IsRefused()
    {
        using var folder = Folder(("location", "model.onnx_data"));
        var snapshot = Snapshot(folder, "elsewhere");
        Fault(Path.Combine(snapshot, "model.onnx")).Should().Contain("outside of the model's folder");
    }

    [Test]
    [Platform("Linux", Reason = "pipes")]
    public void Load_PipeInTheFilesPlace_IsRefusedWithoutWaiting()
    {
        using var folder = Folder(("location", "pipe"));
        using (var make = Process.Start("mkfifo", folder["pipe"]))
        {
            make.WaitForExit();
        }

        var load = Task.Run(() => Fault(folder["m.onnx"]));
        load.Wait(TimeSpan.FromSeconds(20)).Should().BeTrue("a pipe that is opened waits for a writer");
        load.Result.Should().Contain("its external data 'pipe': is a pipe, a socket or a device, not a file");
        Fault(folder["pipe"]).Should().Be($"{folder["pipe"]}: is a pipe, a socket or a device, not a file");
    }

    [Test]
    [Platform("Linux", Reason = "devices")]
    public void Load_Device_IsRefused() => Fault("/dev/null").Should().Be("/dev/null: is a pipe, a socket or a device, not a file");

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

    private static string Snapshot(TemporaryFolder folder, string dataFolder)
    {
        var snapshot = Directory.CreateDirectory(folder["snapshots/0a1b"]).FullName;
        Directory.CreateDirectory(folder["blobs"]);
        Directory.CreateDirectory(folder[dataFolder]);
        File.Move(folder["m.onnx"], folder["blobs/aa"]);
        File.Move(folder["w.bin"], Path.Combine(folder[dataFolder], "bb"));
        File.CreateSymbolicLink(Path.Combine(snapshot, "model.onnx"), "../../blobs/aa");
        File.CreateSymbolicLink(Path.Combine(snapshot, "model.onnx_data"), $"../../{dataFolder}/bb");
        return snapshot;
    }

    private static string Fault(string path)
    {
        var load = () => OnnxModel.Load(path);
        return load.Should().Throw<ModelFormatException>().Which.Message;
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
