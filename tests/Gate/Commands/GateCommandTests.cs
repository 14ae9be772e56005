using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Reporting.Json;
using EnergyGate.Gate.Reporting.Text;
using EnergyGate.Gate.Results;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Tests.Gate.Commands;

/// <summary>The gate end to end on the embedded model, with a short budget for energy blocks.</summary>
[Parallelizable]
internal sealed class GateCommandTests
{
    private readonly TemporaryFolder folder = new();
    private ProgramRun run = null!;
    private GateResult result = null!;

    [OneTimeSetUp]
    public void RunOnce()
    {
        run = ProgramRun.Of(
            "gate", "--tasks", "SST-2", "--budget", "0.5", "--threads", "1", "--report", folder["report"], "--json", folder["result.json"]);
        result = JsonReport.Read(File.ReadAllText(folder["result.json"]));
    }

    [OneTimeTearDown]
    public void Remove() => folder.Dispose();

    [Test]
    public void Gate_EmbeddedModel_Passes() => run.ExitCode.Should().Be(ExitCode.Pass, run.Out + run.Error);

    [Test]
    public void Gate_EmbeddedModel_WritesEveryReport() =>
        Directory.GetFiles(folder["report"]).Select(Path.GetFileName)
            .Should().BeEquivalentTo("index.html", "report.md", "report.json", "report.junit.xml", "timeline.tsv");

    [Test]
    public void Gate_EmbeddedModel_PrintsOneScreen()
    {
        run.Out.Split('\n')
            .Should().HaveCountLessThanOrEqualTo(FirstScreen.MaxLines).And.OnlyContain(line => line.Length <= FirstScreen.MaxWidth);
        run.Out.Should().ContainAll(VariantCatalog.All.Select(variant => variant.Name)).And.Contain("\nPASS: no gating cell of ");
    }

    [Test]
    public void Gate_WithoutTerminal_WritesNoProgress() =>
        run.ErrorLines.Should().ContainSingle().Which.Should().StartWith("energygate: report:");

    [Test]
    public void Gate_EmbeddedModel_TriesEveryVariant() =>
        result.Cells.Select(cell => cell.Variant).Distinct().Should().Equal(VariantCatalog.All.Select(variant => variant.Name));

    [Test]
    public void Gate_LosslessVariants_KeepEveryAnswer() =>
        result.Cells.Where(cell => cell.Variant.StartsWith("fp32", StringComparison.Ordinal) && cell.Check == CheckKind.Accuracy)
            .Should().OnlyContain(cell => cell.Metric == MetricNames.Margin
                ? Math.Abs(cell.Value!.Value) < 1e-5
                : cell.Value == (MetricNames.IsScore(cell.Metric) ? Score(result) : 0));

    [Test]
    public void Gate_QuantizedVariant_HasParityOfWeightsHiddenStatesAndLogits() =>
        result.Cells.Where(cell => cell.Variant == "int8-dynamic" && cell.Check == CheckKind.Parity)
            .Should().OnlyContain(cell => cell.Verdict == Verdict.Pass)
            .And.Subject.Select(cell => cell.Metric).Should().Equal("weights", "hidden-states", "logits");

    [Test]
    public void Gate_EmbeddedModel_EstimatesEnergyAndSaysSo() =>
        result.Cells.Where(cell => cell.Check == CheckKind.Energy).Should().HaveCount(VariantCatalog.All.Length)
            .And.OnlyContain(cell => cell.Kind == FigureKind.Estimated && cell.Threads == 1);

    [Test]
    public void Gate_FileOfWholeFusedRecipe_FusesEveryLayer()
    {
        var fused = result.Rewrites.Single(rewrite => rewrite.Recipe == "fp32-fused");
        fused.Patches.Should().Contain("fuse-attention", 6).And.Contain("fuse-bias-gelu", 6).And.Contain("fuse-embedding-layer-norm", 1);
    }

    [Test]
    public void Gate_Cancelled_KeepsWhatWasMeasured()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        var interrupted = ProgramRun.Of("", cancellation.Token, "gate", "--report", folder["interrupted"]);
        interrupted.ExitCode.Should().Be(ExitCode.Interrupted);
        JsonReport.Read(File.ReadAllText(Path.Combine(folder["interrupted"], "report.json"))).Complete.Should().BeFalse();
    }

    [Test]
    public void Gate_ModelAndDataByPath_GivesTheSameScore()
    {
        var byPath = ProgramRun.Of(
            "gate", "--model", EmbeddedData.ModelFolder, "--glue", EmbeddedData.TaskFolder, "--tasks", "sst2", "--variants", "fp32",
            "--budget", "0", "--report", folder["by-path"]);
        byPath.ExitCode.Should().Be(ExitCode.Pass, byPath.Error);
        Score(JsonReport.Read(File.ReadAllText(Path.Combine(folder["by-path"], "report.json")))).Should().Be(Score(result));
    }

    [Test]
    public void Gate_FlippedLabelsInTheData_FailsAccuracy()
    {
        var lines = File.ReadAllLines(Path.Combine(EmbeddedData.TaskFolder, "SST-2", "dev.tsv"));
        var flipped = lines.Skip(1).Select(line => line[..^1] + (line[^1] == '1' ? '0' : '1'));
        folder.Write("flipped/SST-2/dev.tsv", lines[0] + "\n" + string.Join('\n', flipped) + "\n");
        var gate = ProgramRun.Of(
            "gate", "--glue", folder["flipped"], "--variants", "fp32+sorted", "--budget", "0", "--report", folder["flipped-report"],
            "--verbose");
        gate.ExitCode.Should().Be(ExitCode.Fail);
        gate.Out.Should().Contain(
            "NOT_MEASURED (does not gate): fp32+sorted / energy / joules: energy is not measured: a cell of the reference is FAIL");
        gate.Out.Should().Contain("FAIL: fp32 / SST-2 / accuracy / accuracy").And.Contain("do the labels");
    }

    [Test]
    public void Gate_FlippedLabelsInTheConfiguration_FailsAccuracy()
    {
        foreach (var file in Directory.GetFiles(EmbeddedData.ModelFolder))
        {
            Directory.CreateDirectory(folder["relabelled"]);
            File.Copy(file, Path.Combine(folder["relabelled"], Path.GetFileName(file)));
        }

        var configuration = Path.Combine(folder["relabelled"], "sst-2.config.json");
        var text = File.ReadAllText(configuration);
        File.WriteAllText(
            configuration,
            text.Replace("\"0\": \"negative\"", "\"0\": \"positive\"", StringComparison.Ordinal)
                .Replace("\"1\": \"positive\"", "\"1\": \"negative\"", StringComparison.Ordinal));
        File.ReadAllText(configuration).Should().NotBe(text);
        ProgramRun.Of(
            "gate", "--model", folder["relabelled"], "--variants", "fp32", "--tasks", "SST-2",
            "--budget", "0", "--report", folder["relabelled-report"]).ExitCode.Should().Be(ExitCode.Fail);
    }

    private static double? Score(GateResult of) => of.Cells.First(cell => cell.Check == CheckKind.Accuracy).Value;
}
