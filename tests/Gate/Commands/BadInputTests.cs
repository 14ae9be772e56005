using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Results;
using EnergyGate.OnnxRuntime;
using EnergyGate.OnnxRuntime.Sessions;

namespace EnergyGate.Tests.Gate.Commands;

/// <summary>Bad input gives one clear line and exit code 3, and leaves nothing half-written.</summary>
internal sealed class BadInputTests
{
    private static readonly string Model = Path.Combine(EmbeddedData.ModelFolder, "sst-2.onnx");
    private readonly TemporaryFolder folder = new();

    [OneTimeTearDown]
    public void Remove() => folder.Dispose();

    [Test]
    public void Gate_ModelThatIsNotThere_NamesIt() => Refuse("no-such-model", "gate", "--model", folder["no-such-model"]);

    [Test]
    public void Gate_FolderWithoutModels_SaysWhatIsExpected()
    {
        Directory.CreateDirectory(folder["empty"]);
        Refuse("holds no model", "gate", "--model", folder["empty"]);
    }

    [Test]
    public void Gate_UnknownVariant_ListsTheLegalOnes() => Refuse("int8-dynamic+exact-length", "gate", "--variants", "fp64");

    [Test]
    public void Gate_UnknownTask_ListsTheLegalOnes() => Refuse("STS-B", "gate", "--tasks", "SST-3");

    [Test]
    public void Gate_TaskThatTheModelLacks_SaysSo()
    {
        folder.Write("one-task/sst-2.onnx", "");
        Refuse("no graph for RTE", "gate", "--model", folder["one-task"], "--tasks", "RTE");
    }

    [Test]
    public void Gate_UnknownOption_IsUsage() => Refuse("--modle", "gate", "--modle", "x");

    [Test]
    public void Gate_BatchOfZero_IsRefused() => Refuse("--batch 0", "gate", "--batch", "0");

    [TestCase("certify")]
    [TestCase("selftest")]
    public void Study_Threads_AreNotOffered(string command) => Refuse("--threads", command, "--threads", "2");

    [Test]
    public void Gate_ToleranceWithoutNumber_IsRefused() => Refuse("--tolerance RTE", "gate", "--tolerance", "RTE");

    [Test]
    public void Gate_UnknownMeter_ListsTheLegalOnes() =>
        Refuse("legal are nvml, rapl, estimated, nvml:INDEX", "gate", "--meter", "voltmeter");

    [Test]
    public void Gate_VocabularyOfAnotherModel_DoesNotFit()
    {
        var words = new[] { "[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]" }.Concat(Enumerable.Range(0, 30_000).Select(i => $"word{i}"));
        Refuse("does not fit", "gate", "--vocab", folder.Write("large.txt", string.Join('\n', words) + "\n"));
    }

    [Test]
    public void Gate_VocabularyWithoutSpecialTokens_SaysWhichIsMissing() =>
        Refuse("[", "gate", "--vocab", folder.Write("plain.txt", "one\ntwo\n"));

    [Test]
    public void Gate_MalformedRow_NamesFileLineAndColumn()
    {
        folder.Write("malformed/SST-2/dev.tsv", "sentence\tlabel\na good film\t1\na bad film\tmaybe\n");
        Refuse("dev.tsv", "gate", "--glue", folder["malformed"]).ErrorLines[0].Should().Contain("3").And.Contain("label");
    }

    [Test]
    public void Gate_EmptyDevFile_IsRefused()
    {
        folder.Write("empty-data/SST-2/dev.tsv", "");
        Refuse("empty", "gate", "--glue", folder["empty-data"]);
    }

    [Test]
    public void Gate_ProviderThatIsNotThere_SaysWhy()
    {
        if (OnnxRuntimeLibrary.WhyUnavailable(ExecutionProvider.Cuda) is null)
        {
            Assert.Ignore("this machine has the CUDA provider");
        }

        Refuse("CUDA cannot be used here", "gate", "--provider", "CUDA", "--report", folder["cuda"]);
    }

    [Test]
    public void Gate_ReportOverAFile_IsRefusedBeforeTheRun() => Refuse("report folder", "gate", "--report", folder.Write("a-file", "x"));

    [Test]
    public void Gate_JsonInAFolderThatIsNotThere_IsRefusedBeforeTheRun() =>
        Refuse("no folder", "gate", "--json", Path.Combine(folder["nowhere"], "result.json"));

    [Test]
    public void Optimize_FileThatIsNotThere_NamesIt() =>
        RefuseOptimize("no-such.onnx", folder["no-such.onnx"], folder["out1.onnx"], "fp32");

    [Test]
    public void Optimize_TextFile_IsNoOnnxFile() =>
        RefuseOptimize("text.onnx", folder.Write("text.onnx", "this is no model\n"), folder["out2.onnx"], "fp32");

    [TestCase(0.2)]
    [TestCase(0.7)]
    [TestCase(0.999)]
    public void Optimize_TruncatedFile_IsRefused(double kept)
    {
        var bytes = File.ReadAllBytes(Model);
        var truncated = folder[$"truncated-{kept}.onnx"];
        File.WriteAllBytes(truncated, bytes[..(int)(bytes.Length * kept)]);
        RefuseOptimize("truncated-", truncated, folder["out3.onnx"], "fp32-fused");
    }

    [Test]
    public void Optimize_UnknownRecipe_ListsTheLegalOnes() => RefuseOptimize("int8-dynamic", Model, folder["out4.onnx"], "int2");

    [Test]
    public void Optimize_OutputInAFolderThatIsNotThere_IsRefused() =>
        RefuseOptimize("nowhere", Model, Path.Combine(folder["nowhere"], "out.onnx"), "fp32");

    [Test]
    public void Optimize_OutputIsAFolder_IsRefused()
    {
        Directory.CreateDirectory(folder["taken"]);
        Refuse("taken", "optimize", Model, folder["taken"], "--recipe", "fp32");
        Directory.GetFileSystemEntries(folder["taken"]).Should().BeEmpty();
    }

    [Test]
    public void Tokenize_LineThatIsNoJson_NamesTheLine()
    {
        var run = ProgramRun.Of(
            "{\"text\":\"fine\"}\nnot json\n",
            CancellationToken.None, "tokenize", "--vocab", Path.Combine(EmbeddedData.ModelFolder, "vocab.txt"));
        run.ExitCode.Should().Be(ExitCode.BadInput);
        run.ErrorLines.Should().ContainSingle().Which.Should().Contain("line 2");
    }

    [Test]
    public void Report_FileThatIsNoResult_IsRefused() => Refuse("cannot read the result", "report", folder.Write("other.json", "{}"));

    [Test]
    public void Program_NoSuchCommand_IsUsage() => Refuse("frobnicate", "frobnicate");

    private static ProgramRun Refuse(string says, params string[] arguments)
    {
        var run = ProgramRun.Of(arguments);
        run.ExitCode.Should().Be(ExitCode.BadInput, run.Out + run.Error);
        run.ErrorLines.Should().ContainSingle().Which.Should().StartWith("energygate: ").And.Contain(says);
        run.Out.Should().BeEmpty();
        return run;
    }

    private static void RefuseOptimize(string says, string input, string output, string recipe)
    {
        Refuse(says, "optimize", input, output, "--recipe", recipe);
        File.Exists(output).Should().BeFalse();
        File.Exists(output + ".data").Should().BeFalse();
    }
}
