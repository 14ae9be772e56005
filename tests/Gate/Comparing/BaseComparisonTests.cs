using System.Diagnostics;
using EnergyGate.Gate.Comparing;
using EnergyGate.Gate.Feedback;
using EnergyGate.Gate.Trials;
using EnergyGate.Gate.Verdicts;

namespace EnergyGate.Tests.Gate.Comparing;

/// <summary>What a comparison does before anything is measured.</summary>
public sealed class BaseComparisonTests
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
        result.Cells.Should().HaveCountGreaterThan(5).And.OnlyContain(cell => cell.Verdict == Verdict.Pass && cell.Qualifier == VerdictQualifiers.Identical);
        Directory.EnumerateFileSystemEntries(work.Path).Should().BeEmpty("nothing is built");
    }

    [Test]
    public void Execute_BaseThatDoesNotBuild_SaysSo()
    {
        folder.Write("src/Gate/Gate.csproj", "another that is none");
        FluentActions.Invoking(() => Compare("HEAD")).Should().Throw<BadInputException>().WithMessage("*does not build*log:*build.log*");
    }

    [Test]
    public void Execute_UnknownBase_SaysSo() =>
        FluentActions.Invoking(() => Compare("nowhere")).Should().Throw<BadInputException>().WithMessage("*no commit 'nowhere'*");

    private GateResult Compare(string reference) => new BaseComparison(
        new CompareOptions { Base = reference, Run = new GateOptions(), Repository = folder.Path, WorkFolder = work["builds"], LockPath = work["lock"] }, _ => { }, TimeProvider.System)
        .Execute(SilentProgress.Instance, CancellationToken.None);

    private void Git(params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = folder.Path })!;
        git.WaitForExit();
        git.ExitCode.Should().Be(0, string.Join(' ', arguments));
    }
}
