using EnergyGate.Gate.Checks;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Pipeline;
using EnergyGate.Gate.Reporting.Markdown;
using EnergyGate.Gate.Results;
using EnergyGate.Tests.Gate.Conventions;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Tests.Gate.Pipeline;

/// <summary>The list of checks, and a check that is not on it, through the whole pipeline.</summary>
internal sealed class CheckCatalogTests
{
    private readonly TemporaryFolder data = new();
    private GateOptions options = null!;
    private GateInputs inputs = null!;

    [OneTimeSetUp]
    public void Read()
    {
        options = RecordedGate.Of(data, 4, "fp32-cpu");
        inputs = GateInputs.Read(options, _ => { });
    }

    [OneTimeTearDown]
    public void Remove() => data.Dispose();

    [Test]
    public void ForRun_Checks_AreInTheOrderOfTheDocuments() =>
        CheckCatalog.ForRun().Select(check => check.Name)
            .Should().Equal("graph", "parity", "accuracy", "regression", "energy", "promise", "missing", "drift");

    [Test]
    public void ForRun_SecondRun_HasChecksOfItsOwn() => CheckCatalog.ForRun().Should().NotIntersectWith(CheckCatalog.ForRun());

    [Test]
    public void Run_CheckThatIsNew_StandsInTheReport()
    {
        var result = Run(new OutputsCheck()).Result;
        result.Cells.Select(cell => (cell.Variant, cell.Task, cell.Metric, cell.Verdict)).Should().Equal(
            ("fp32", "SST-2", "outputs", Verdict.Pass), ("fp32-cpu", "SST-2", "outputs", Verdict.Pass));
        result.ExitCode.Should().Be(ExitCode.Pass);
        MarkdownReport.Write(result).Should().Contain("no output is lost");
    }

    [Test]
    public void Run_CheckThatFindsAFailure_DecidesTheExitCode() =>
        Run(new OneCell(Verdict.Fail)).Result.ExitCode.Should().Be(ExitCode.Fail);

    [Test]
    public void Run_SecondCheck_SeesWhatTheFirstFound()
    {
        var second = new Listener();
        Run(new OneCell(Verdict.Pass), second);
        second.Seen.Should().ContainSingle().Which.Should().BeOfType<Cell>();
    }

    [Test]
    public void Run_CheckThatIsInterrupted_KeepsWhatItFoundAndIsNotComplete()
    {
        using var cancellation = new CancellationTokenSource();
        using var pipeline = new GatePipeline(options, inputs, SilentProgress.Instance, [new OneCell(Verdict.Pass, cancellation)]);
        var result = pipeline.Run(cancellation.Token).Result;
        result.Cells.Should().ContainSingle();
        (result.Complete, result.ExitCode).Should().Be((false, ExitCode.Interrupted));
    }

    [Test]
    public void Contributing_SmallestCheck_IsTheOneThatTheseTestsRun()
    {
        var code = RepositoryFiles.Text("tests/Gate/Pipeline/OutputsCheck.cs");
        RepositoryFiles.Text("CONTRIBUTING.md").Should().Contain(code[code.IndexOf("internal sealed class", StringComparison.Ordinal)..]);
    }

    private PipelineResult Run(params ICheck[] checks)
    {
        using var pipeline = new GatePipeline(options, inputs, SilentProgress.Instance, [.. checks]);
        return pipeline.Run(CancellationToken.None);
    }

    private sealed class OneCell(Verdict verdict, CancellationTokenSource? interrupt = null) : ICheck
    {
        public string Name => "one-cell";

        public IEnumerable<ICheckResult> Run(CheckContext context)
        {
            yield return context.Cells.Make(VariantCatalog.Find("fp32-cpu"), "SST-2", CheckKind.Static, "one", new(verdict, "because"));
            interrupt?.Cancel();
            context.Cancellation.ThrowIfCancellationRequested();
        }
    }

    private sealed class Listener : ICheck
    {
        public string Name => "listener";

        public IReadOnlyCollection<ICheckResult> Seen { get; private set; } = [];

        public IEnumerable<ICheckResult> Run(CheckContext context)
        {
            Seen = context.Results;
            return [];
        }
    }
}
