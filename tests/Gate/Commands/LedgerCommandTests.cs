using EnergyGate.Gate.Policy.Drift;
using EnergyGate.Gate.Reporting.Json;
using EnergyGate.Gate.Results;
using EnergyGate.Tests.Gate.Results;

namespace EnergyGate.Tests.Gate.Commands;

/// <summary>The ledger in a git repository, before and after a release.</summary>
internal sealed class LedgerCommandTests
{
    private TemporaryRepository repository = null!;

    [SetUp]
    public void Create()
    {
        repository = new();
        repository.Write("baselines/README.md", "none yet\n");
        repository.Commit();
    }

    [TearDown]
    public void Remove() => repository.Dispose();

    [Test]
    public void P23_SmallChangesUntilTheLimit_ExitWithFailUntilTheNextRelease()
    {
        for (var change = 0; change < 7; change++)
        {
            Add(Cells.Comparison(1.008)).ExitCode.Should().Be(ExitCode.Pass);
            Show().ExitCode.Should().Be(change < 6 ? ExitCode.Pass : ExitCode.Fail);
            repository.Commit();
        }

        Show().Out.Should().Contain("FAIL: int8-dynamic / regression / drift: 7 changes in the ledger (there is no release v*)");
        repository.Tag("v1.0.0");
        Show().ExitCode.Should().Be(ExitCode.Pass);
        Add(Cells.Comparison(1.008));
        var after = Show();
        after.ExitCode.Should().Be(ExitCode.Pass);
        after.Out.Should().Contain("since v1.0.0").And.Contain("+0.80 % in 1");
    }

    [Test]
    public void Add_SameCommitTwice_IsRefused()
    {
        Add(Cells.Comparison(1.008));
        Add(Cells.Comparison(1.009)).ExitCode.Should().Be(ExitCode.BadInput);
    }

    [Test]
    public void Add_RunThatComparesNoCommits_IsRefused() =>
        Refused(Cells.Comparison(1.008) with { Base = null }).Should().Contain("energygate compare --json");

    [Test]
    public void Add_InterruptedComparison_IsRefused() =>
        Refused(Cells.Comparison(1.008) with { Complete = false }).Should().Contain("interrupted");

    [TestCase(Verdict.Fail)]
    [TestCase(Verdict.Inconclusive)]
    [TestCase(Verdict.Trade)]
    public void Add_ChangeThatNobodyAccepted_IsRefused(Verdict verdict) =>
        Refused(Cells.Comparison(1.03, verdict))
            .Should().Contain("only an accepted comparison").And.Contain("int8-dynamic / energy / joules");

    [TestCase(Verdict.Fail)]
    [TestCase(Verdict.Trade)]
    public void Add_WaivedChange_IsTakenIn(Verdict verdict)
    {
        var comparison = Cells.Comparison(1.03, verdict);
        Add(comparison with { Cells = [comparison.Cells[0] with { Waiver = "agreed" }] }).ExitCode.Should().Be(ExitCode.Pass);
    }

    [TestCase(1.01, VerdictQualifiers.Minor, Verdict.Inconclusive)]
    [TestCase(0.8, null, Verdict.Improved)]
    public void Add_ChangeThatIsAccepted_IsTakenIn(double ratio, string? qualifier, Verdict verdict)
    {
        var comparison = Cells.Comparison(ratio, verdict);
        Add(comparison with { Cells = [comparison.Cells[0] with { Qualifier = qualifier }] }).ExitCode.Should().Be(ExitCode.Pass);
        DriftLedger.Read(new(repository["baselines"])).Entries
            .Should().ContainSingle().Which.Estimate.Should().BeApproximately(Math.Log(ratio), 1e-6);
    }

    [Test]
    public void Add_NothingMeasured_WritesNothing()
    {
        var comparison = Cells.Comparison(1);
        Add(comparison with { Cells = [comparison.Cells[0] with { Qualifier = VerdictQualifiers.Identical }] }).Out
            .Should().Contain("nothing to add");
        File.Exists(repository["baselines/ledger.tsv"]).Should().BeFalse();
    }

    [Test]
    public void Show_CorruptLedger_NamesTheLine()
    {
        repository.Write("baselines/ledger.tsv", DriftText.Write([]) + "x\n");
        var show = Show();
        show.ExitCode.Should().Be(ExitCode.BadInput);
        show.ErrorLines.Should().ContainSingle().Which.Should().Contain("ledger.tsv:2:");
    }

    private string Refused(GateResult result)
    {
        var run = Add(result);
        run.ExitCode.Should().Be(ExitCode.BadInput);
        File.Exists(repository["baselines/ledger.tsv"]).Should().BeFalse();
        return run.ErrorLines.Should().ContainSingle().Subject;
    }

    private ProgramRun Add(GateResult result)
    {
        var json = Path.Combine(Path.GetDirectoryName(repository.Path)!, Path.GetFileName(repository.Path) + ".json");
        File.WriteAllText(json, JsonReport.Write(result));
        try
        {
            return ProgramRun.Of("ledger", "add", json, "--baselines", repository["baselines"]);
        }
        finally
        {
            File.Delete(json);
        }
    }

    private ProgramRun Show() => ProgramRun.Of("ledger", "show", "--baselines", repository["baselines"]);
}
