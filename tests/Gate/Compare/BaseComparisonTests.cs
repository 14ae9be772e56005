using System.Diagnostics;
using EnergyGate.Gate.Compare;
using EnergyGate.Gate.Compare.Build;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Results;
using EnergyGate.Tests.Gate.Commands;

namespace EnergyGate.Tests.Gate.Compare;

/// <summary>The steps of a comparison before measuring.</summary>
internal sealed class BaseComparisonTests
{
    private readonly TemporaryFolder folder = new();
    private TemporaryFolder work = null!;

    [OneTimeSetUp]
    public void MakeRepository()
    {
        folder.Write("src/Gate/Gate.csproj", "this is no project");
        folder.Write("docs/page.md", "old");
        Git("init", "--quiet");
        Git("add", "-A");
        Git("-c", "user.name=t", "-c", "user.email=t@t", "commit", "--quiet", "-m", "first");
    }

    [OneTimeTearDown]
    public void Remove() => folder.Dispose();

    [SetUp]
    public void MakeWorkFolder() => work = new();

    [TearDown]
    public void Restore()
    {
        Git("checkout", "--quiet", "--", ".");
        work.Dispose();
    }

    [Test]
    public void Execute_DocumentsAlone_PassWithoutBuildingOrMeasuring()
    {
        folder.Write("docs/page.md", "new");
        var result = Compare("HEAD");
        result.ExitCode.Should().Be(ExitCode.Pass);
        result.Cells.Should()
            .HaveCountGreaterThan(5)
            .And.OnlyContain(cell => cell.Verdict == Verdict.Pass && cell.Qualifier == VerdictQualifiers.Identical);
        Directory.EnumerateFileSystemEntries(work.Path).Should().BeEmpty("nothing is built");
    }

    [Test]
    public void Execute_BaseThatDoesNotBuild_SaysSo()
    {
        folder.Write("src/Gate/Gate.csproj", "another that is none");
        FluentActions.Invoking(() => Compare("HEAD")).Should().Throw<BadInputException>().WithMessage("*does not build*log:*build.log*");
    }

    [Test]
    public void Execute_BaseThatHasGoneOn_IsComparedFromWhereBothComeFrom()
    {
        Git("checkout", "--quiet", "-b", "later");
        folder.Write("src/Gate/Gate.csproj", "a change of the other branch, which this tree has not");
        Git("-c", "user.name=t", "-c", "user.email=t@t", "commit", "--quiet", "-am", "second");
        Git("checkout", "--quiet", "-");
        var result = Compare("later");
        result.Cells.Should().OnlyContain(cell => cell.Qualifier == VerdictQualifiers.Identical);
        result.Notes.Should().ContainMatch("later has moved on: the base is the merge base*");
        Compare("HEAD").Notes.Should().NotContainMatch("*has moved on*");
    }

    [TestCase("--margin", "1", "--margin 1: give a fraction above 0 and below 1")]
    [TestCase("--margin", "0", "--margin 0: give a fraction")]
    [TestCase("--budget", "0", "--budget 0: give a number above 0")]
    [TestCase("--budget-joules", "0", "--budget-joules 0: give a number above 0")]
    [TestCase("--units", "0", "--units 0: give a whole number of at least 1")]
    public void Run_FigureThatCannotBeFollowed_IsRefusedBeforeAnythingIsBuilt(string option, string value, string words)
    {
        var run = ProgramRun.Of("compare", "--base", "HEAD", option, value, "--report", work["report"]);
        run.ExitCode.Should().Be(ExitCode.BadInput);
        run.ErrorLines.Should().ContainSingle().Which.Should().Contain(words);
    }

    [Test]
    public void Execute_UnknownBase_SaysSo() =>
        FluentActions.Invoking(() => Compare("nowhere")).Should().Throw<BadInputException>().WithMessage("*no commit 'nowhere'*");

    [Test]
    public void Execute_InterruptedWhileItBuilds_ReportsThatNothingWasMeasured()
    {
        folder.Write("src/Gate/Gate.csproj", "another that is none");
        using var interrupt = new CancellationTokenSource();
        var result = Compare(
            "HEAD", said => { if (said.StartsWith("building", StringComparison.Ordinal)) { interrupt.Cancel(); } }, interrupt.Token);
        (result.Complete, result.ExitCode).Should().Be((false, ExitCode.Interrupted));
        result.Cells.Should()
            .NotBeEmpty()
            .And.OnlyContain(cell => cell.Verdict == Verdict.NotMeasured && cell.Reason.Contains("interrupted"));
        File.Exists(work["lock.pid"]).Should().BeFalse("the machine is free again");
    }

    private GateResult Compare(string reference, Action<string>? say = null, CancellationToken cancellation = default) =>
        new BaseComparison(
            new ComparisonOptions
            {
                Base = reference,
                Run = new GateOptions(),
                Repository = folder.Path,
                WorkFolder = work["builds"],
                LockPath = work["lock"],
            },
            say ?? (_ => { }),
            TimeProvider.System)
            .Execute(SilentProgress.Instance, cancellation);

    private void Git(params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = folder.Path })!;
        git.WaitForExit();
        git.ExitCode.Should().Be(0, string.Join(' ', arguments));
    }
}
