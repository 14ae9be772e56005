using System.Text.RegularExpressions;
using EnergyGate.Gate.Reporting.Json;
using EnergyGate.Gate.Reporting.Text;
using EnergyGate.Tests.Gate.Commands;

namespace EnergyGate.Tests.Gate.Pins;

/// <summary>
/// Pins all output of one small gate run. Its baselines, next to this file, were recorded with <c>baseline record</c> on the same lines,
/// then edited, including digests. Changed: the answers of fp32-cpu to CoLA, the graph of attention-skip-2, the modelled joules of
/// fp16-storage on CoLA. Removed: the answers of fp32+sorted to CoLA, and the graphs of fp32, fp16-storage and fp32+sorted. A single round
/// gives no interval, so no verdict depends on measured joules or seconds. int8 is excluded because its answers depend on the processor.
/// </summary>
internal sealed class GateRunPinTests
{
    private readonly TemporaryFolder folder = new();
    private ProgramRun run = null!;
    private StableText stable = null!;

    [OneTimeSetUp]
    public void RunOnce()
    {
        stable = new(folder.Path, hasMeasuredCosts: true);
        WriteFirstLines("SST-2", 25);
        WriteFirstLines("CoLA", 17);
        var pins = Path.Combine(SharedData.RepositoryRoot, "tests", "Gate", "Pins");
        run = ProgramRun.Of(
            "gate",
            "--glue", folder["glue"],
            "--variants", "fp32,fp32-cpu,fp16-storage,attention-skip-2,fp32+sorted",
            "--baselines", Path.Combine(pins, "baselines"),
            "--meter", "estimated:" + Path.Combine(pins, "device.json"),
            "--budget", "0.001",
            "--threads", "1",
            "--verbose",
            "--report", folder["report"],
            "--json", folder["result.json"]);
    }

    [OneTimeTearDown]
    public void Remove() => folder.Dispose();

    [Test]
    public void Gate_Console_IsAsAccepted() => Snapshot.Match(stable.Of(run));

    [Test]
    public void Gate_FirstScreen_IsAsAccepted()
    {
        using var text = new StringWriter();
        FirstScreen.Write(JsonReport.Read(File.ReadAllText(folder["result.json"])), text);
        Snapshot.Match(stable.OfText(Regex.Replace(text.ToString(), @"\d\.\d{3}(?=, no interval)", "{m}"))); // measured
    }

    [Test]
    public void Gate_Json_IsAsAccepted() => Snapshot.Match(stable.OfJson(File.ReadAllText(folder["result.json"])), "json");

    [Test]
    public void Gate_JUnit_IsAsAccepted() => Snapshot.Match(stable.OfText(Report("report.junit.xml")), "xml");

    [Test]
    public void Gate_Report_HasTheSameJsonAndFiles()
    {
        Report("report.json").Should().Be(File.ReadAllText(folder["result.json"]));
        Directory.GetFiles(folder["report"]).Select(Path.GetFileName)
            .Should().BeEquivalentTo("index.html", "report.md", "report.json", "report.junit.xml", "timeline.tsv");
    }

    private string Report(string name) => File.ReadAllText(Path.Combine(folder["report"], name));

    private void WriteFirstLines(string task, int count)
    {
        var lines = File.ReadLines(Path.Combine(SharedData.RepositoryRoot, "models", "mini-glue", task, "dev.tsv")).Take(count);
        folder.Write(Path.Combine("glue", task, "dev.tsv"), string.Join('\n', lines) + "\n");
    }
}
