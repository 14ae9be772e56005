using System.Security.Cryptography;
using EnergyGate.Tests.Gate.Commands;

namespace EnergyGate.Tests.Gate.Pins;

/// <summary>Pins all output of <c>optimize</c>, for one recipe of each kind: exact, quantised, calibrated with texts.</summary>
internal sealed class OptimizeRunPinTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void Create() => folder = new();

    [TearDown]
    public void Remove() => folder.Dispose();

    [Test]
    public void Optimize_ForACpu_IsAsAccepted()
    {
        var (run, files) = Optimize("fp32-cpu");
        Snapshot.Match($"{run}\nlisting\n{string.Join('\n', WrittenGraph.Lines(folder["out.onnx"]))}\n\n{files}");
    }

    [Test]
    public void Optimize_Quantised_IsAsAccepted()
    {
        var (run, files) = Optimize("int8-dynamic");
        Snapshot.Match($"{run}\n{files}");
    }

    [Test]
    public void Optimize_ChosenByTexts_IsAsAccepted()
    {
        folder.Write("texts.tsv", "the film is good\n\na bad day\tand a worse night\nno one liked it\n");
        var (run, files) = Optimize("attention-skip-1", "--calibration", folder["texts.tsv"]);
        Snapshot.Match($"{run}\n{files}");
    }

    private (string Run, string Files) Optimize(string recipe, params string[] more)
    {
        var model = Path.Combine(SharedData.RepositoryRoot, "models", "distilbert-mini", "sst-2.onnx");
        var run = ProgramRun.Of(["optimize", model, folder["out.onnx"], "--recipe", recipe, .. more]);
        var files = Directory.GetFiles(folder.Path, "out.onnx*").Order(StringComparer.Ordinal)
            .Select(file => $"{Path.GetFileName(file)} {new FileInfo(file).Length} bytes, SHA-256 {Digest(file)}");
        return (new StableText(folder.Path, hasMeasuredCosts: false).Of(run), $"files\n{string.Join('\n', files)}\n");
    }

    private static string Digest(string file) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)));
}
