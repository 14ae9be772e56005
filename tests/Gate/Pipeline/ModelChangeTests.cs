using EnergyGate.Gate.Checks;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Pipeline;
using EnergyGate.Gate.Results;

namespace EnergyGate.Tests.Gate.Pipeline;

/// <summary>A model whose file changes between reading and the end of the run.</summary>
internal sealed class ModelChangeTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void Copy()
    {
        folder = new();
        Directory.CreateDirectory(folder["model"]);
        foreach (var file in Directory.GetFiles(EmbeddedData.ModelFolder))
        {
            File.Copy(file, Path.Combine(folder["model"], Path.GetFileName(file)));
        }
    }

    [TearDown]
    public void Remove() => folder.Dispose();

    [TestCase("weights.bin")]
    [TestCase("sst-2.onnx")]
    public void Run_FileCutShorterMeanwhile_EndsByItsName(string name) => Running(path =>
        {
            using var file = File.OpenWrite(path);
            file.SetLength(64);
        }, name)
        .Should().Throw<BadInputException>().WithMessage($"{Path.Combine(folder["model"], name)} changed during the run: *");

    [Test]
    public void Run_FileReplacedMeanwhile_EndsByItsName() => Running(path =>
        {
            File.Move(Path.Combine(folder["model"], "cola.onnx"), path, overwrite: true);
            File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch);
        }, "sst-2.onnx")
        .Should().Throw<BadInputException>().WithMessage("*sst-2.onnx changed during the run: *");

    [Test]
    public void Run_FileTouchedMeanwhile_GoesOn() =>
        Running(path => File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch), "weights.bin").Should().NotThrow();

    private Action Running(Action<string> change, string name)
    {
        var options = RecordedGate.Of(folder, 8, "fp32") with { ModelPath = folder["model"], Budget = new(0) };
        var inputs = GateInputs.Read(options, _ => { });
        var check = new Changing(() => change(Path.Combine(folder["model"], name)));
        return () =>
        {
            using var pipeline = new GatePipeline(options, inputs, SilentProgress.Instance, [check, .. CheckCatalog.ForRun()]);
            pipeline.Run(CancellationToken.None);
        };
    }

    private sealed class Changing(Action change) : ICheck
    {
        public string Name => "changing";

        public IEnumerable<ICheckResult> Run(CheckContext context)
        {
            change();
            return [];
        }
    }
}
