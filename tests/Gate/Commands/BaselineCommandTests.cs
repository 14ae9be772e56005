using EnergyGate.Gate.Policy.Baselines;
using EnergyGate.Gate.Reporting.Json;
using EnergyGate.Gate.Results;
using EnergyGate.Tests.Gate.Pipeline;

namespace EnergyGate.Tests.Gate.Commands;

/// <summary>Baselines of some texts of the embedded model, recorded once in a temporary repository, then shown and corrupted.</summary>
[Parallelizable]
internal sealed class BaselineCommandTests
{
    private const string Variants = "fp32,fp32+sorted";
    private const string Task = "SST-2";

    private readonly TemporaryFolder data = new();
    private TemporaryRepository repository = null!;
    private ProgramRun recorded = null!;
    private Dictionary<string, string> texts = null!;

    [OneTimeSetUp]
    public void Record()
    {
        repository = new();
        RecordedGate.Of(data, 128); // writes the texts
        recorded = Run("record", [.. Options]);
        recorded.ExitCode.Should().Be(ExitCode.Pass, recorded.Error);
        repository.Commit();
        texts = Baselines.Files().ToDictionary(file => file, Baselines.Text);
    }

    [SetUp]
    public void Restore() => Baselines.Replace(texts, Baselines.Files().Except(texts.Keys));

    [OneTimeTearDown]
    public void Remove()
    {
        repository.Dispose();
        data.Dispose();
    }

    private string[] Options =>
        ["--glue", data.Path, "--tasks", Task, "--variants", Variants, "--budget", "0", "--threads", "1"];

    private BaselineFolder Baselines => new(repository["baselines"]);

    private string File => $"accuracy/{Task}.tsv";

    [Test]
    public void Record_NarrowedToATask_WritesItsAnswersAlone()
    {
        texts.Keys.Should().Equal(File);
        recorded.Out.Should().Contain($"written ").And.Contain(File);
        Baselines.Read(File).Lines.Select(line => line.Variant)
            .Should().Contain([null, "fp32", "fp32+sorted", "fp32+exact-length"], "variants of one recipe share its graph");
    }

    [Test]
    public void Gate_BesideItsOwnBaseline_Passes()
    {
        var result = Gate(ExitCode.Pass);
        result.Cells.Where(cell => cell.Check == CheckKind.Regression)
            .Should().HaveCountGreaterThanOrEqualTo(4).And.OnlyContain(cell => cell.Verdict == Verdict.Pass);
        result.Notes.Should().Contain(note => note.StartsWith("baselines: ", StringComparison.Ordinal));
    }

    [Test]
    public void Gate_ThreePercentOfTheStoredAnswersAreOthers_FailsInRegression()
    {
        Change(
            "fp32+sorted",
            line =>
                line with { Detail = string.Concat(line.Detail.Select((digit, i) => i % 33 == 0 ? (digit == '0' ? '1' : '0') : digit)) });
        var failed = Gate(ExitCode.Fail).Cells.Where(cell => cell.Verdict == Verdict.Fail).ToList();
        failed.Should().OnlyContain(cell => cell.Variant == "fp32+sorted" && cell.Task == Task && cell.Check == CheckKind.Regression);
        failed.Should().Contain(cell => cell.Metric == MetricNames.Flips);
    }

    [Test]
    public void Gate_StoredLabelsAreOthers_FailsInRegression()
    {
        Change(null, line => line with { Detail = string.Concat(line.Detail.Select(digit => digit == '0' ? '1' : '0')) });
        Gate(ExitCode.Fail).Cells.Should().Contain(
            cell =>
                cell.Variant == "fp32"
                    && cell.Check == CheckKind.Regression
                    && cell.Verdict == Verdict.Fail
                    && cell.Reason.Contains("labels differ"));
    }

    [Test]
    public void Gate_CellThatTheBaselineListsIsMissing_Fails()
    {
        var file = Baselines.Read(File);
        Write(new(file.Path, file.Header, file.Lines.Add(new("fp32+sorted", Task, CheckKind.Static, "no-such-metric", "1"))));
        Gate(ExitCode.BadInput, says: $"{File}:").Should().BeNull("that file holds answers alone");

        Restore();
        Write(
            new(
                "static/fp32+sorted.tsv",
                new(BaselineHeader.Static, file.Header.Model),
                [new("fp32+sorted", Task, CheckKind.Static, "no-such-metric", "1")]));
        Gate(ExitCode.Fail).Cells
            .Should().Contain(cell => cell.Metric == "no-such-metric" && cell.Verdict == Verdict.Fail && cell.Reason.Contains("missing"));
    }

    [Test]
    public void Gate_BaselineEditedByHand_IsBadInputAndNamesTheLine()
    {
        System.IO.File.WriteAllText(
            Path.Combine(Baselines.Path, File), texts[File].Replace("flips=0", "flips=1", StringComparison.Ordinal));
        Gate(ExitCode.BadInput, says: $"{File}:4: ");
    }

    [Test]
    public void Gate_BaselineOfAnotherModel_IsBadInput()
    {
        var file = Baselines.Read(File);
        Write(new(file.Path, file.Header with { Model = "another" }, file.Lines));
        Gate(ExitCode.BadInput, says: $"{File}:1: a baseline of the model another");
    }

    [Test]
    public void Gate_FolderOfBaselinesThatIsNotThere_IsBadInput()
    {
        var run = ProgramRun.Of("gate", "--baselines", repository["nowhere"], "--report", repository["report"]);
        run.ExitCode.Should().Be(ExitCode.BadInput);
        run.ErrorLines.Should().ContainSingle().Which.Should().Contain("nowhere").And.Contain("energygate baseline record");
    }

    [Test]
    public void Show_Task_PrintsItsLines()
    {
        var run = Run("show", "--task", Task, "--variant", "fp32+sorted");
        run.ExitCode.Should().Be(ExitCode.Pass, run.Error);
        run.Out.Should().Contain("fp32+sorted").And.Contain("flips=0").And.NotContain("fp32+exact-length");
    }

    [Test]
    public void Diff_Unchanged_IsEqual() => Run("diff", "HEAD").ExitCode.Should().Be(ExitCode.Pass);

    [Test]
    public void Diff_AnswersMoved_PrintsOldAndNewWithTheFlips()
    {
        Change(
            "fp32+sorted",
            line => line with { Value = "accuracy=0.1234", Detail = (line.Detail[0] == '0' ? '1' : '0') + line.Detail[1..] });
        var run = Run("diff", "HEAD");
        run.ExitCode.Should().Be(ExitCode.Fail);
        run.Out.Should().Contain("moved")
            .And.Contain($"fp32+sorted / {Task} / regression / predictions").And.Contain("accuracy=0.1234 (1 of ");
    }

    [Test]
    public void Diff_UnknownCommit_IsBadInput()
    {
        var run = Run("diff", "no-such-branch");
        run.ExitCode.Should().Be(ExitCode.BadInput);
        run.ErrorLines.Should().ContainSingle().Which.Should().Contain("no-such-branch");
    }

    private ProgramRun Run(string command, params string[] arguments) =>
        ProgramRun.Of(["baseline", command, "--baselines", Baselines.Path, .. arguments]);

    private GateResult Gate(int exitCode, string says = "")
    {
        var run = ProgramRun.Of(
            ["gate", "--baselines", Baselines.Path, "--report", repository["report"], .. Options]);
        run.ExitCode.Should().Be(exitCode, run.Out + run.Error);
        if (exitCode == ExitCode.BadInput)
        {
            run.ErrorLines.Should().ContainSingle().Which.Should().Contain(says);
            return null!;
        }

        return JsonReport.Read(System.IO.File.ReadAllText(repository["report/report.json"]));
    }

    private void Change(string? variant, Func<BaselineLine, BaselineLine> change)
    {
        var file = Baselines.Read(File);
        Write(new(file.Path, file.Header, file.Lines.Select(line => line.Variant == variant ? change(line) : line)));
    }

    private void Write(BaselineFile file) =>
        Baselines.Replace(new Dictionary<string, string> { [file.Path] = BaselineText.Write(file) }, []);
}
