using EnergyGate.Gate.Checks.Accuracy;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Results;

namespace EnergyGate.Tests.Gate.Commands;

/// <summary>Inputs that <c>baseline record</c> refuses, before anything runs.</summary>
internal sealed class BaselineRecordRefusalTests
{
    private TemporaryRepository repository = null!;

    [SetUp]
    public void Create() => repository = new();

    [TearDown]
    public void Remove() => repository.Dispose();

    [Test]
    public void Record_ChangedFile_IsRefusedAndNamesIt()
    {
        repository.Write("source.txt", "changed\n");
        Refuse("source.txt").Should().Contain("commit or stash them");
    }

    [Test]
    public void Record_UntrackedFile_IsRefusedAndNamesIt()
    {
        repository.Write("new/file.txt", "new\n");
        Refuse("new/file.txt");
    }

    [Test]
    public void Record_ChangedBaselinesAlone_GetsPastTheTree()
    {
        repository.Write("baselines/accuracy/other.txt", "new\n");
        Refuse("cannot be confirmed", "--tolerance", $"{Task}=0.0001");
    }

    [Test]
    public void Record_NoRepository_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var run = ProgramRun.Of("baseline", "record", "--baselines", folder["baselines"]);
        run.ExitCode.Should().Be(ExitCode.BadInput);
        run.ErrorLines.Should().ContainSingle().Which.Should().Contain("git repository");
        Directory.Exists(folder["baselines"]).Should().BeFalse();
    }

    [Test]
    public void P21_ToleranceThatTheTaskCannotConfirm_IsNotRecorded() =>
        Refuse($"on {Task}: a tolerance of 0.0001 cannot be confirmed on ", "--tolerance", $"{Task}=0.0001")
            .Should().Contain("the minimum is 0.0");

    [Test]
    public void Record_OtherModelWithoutAFolder_IsRefused()
    {
        var run = ProgramRun.Of("baseline", "record", "--model", repository["model"]);
        run.ExitCode.Should().Be(ExitCode.BadInput);
        run.ErrorLines.Should().ContainSingle().Which.Should().Contain("--baselines");
    }

    [Test]
    public void Refuse_EmbeddedModel_EveryToleranceCanBeConfirmed()
    {
        var refuse = () => UnconfirmableTolerance.Refuse(new GateOptions(), GateInputs.Read(new GateOptions(), _ => { }));
        refuse.Should().NotThrow();
    }

    private static string Task => GateInputs.Read(new GateOptions(), _ => { }).Tasks[0].Model.Task.Name;

    private string Refuse(string says, params string[] arguments)
    {
        var run = ProgramRun.Of(["baseline", "record", "--baselines", repository["baselines"], .. arguments]);
        run.ExitCode.Should().Be(ExitCode.BadInput, run.Out + run.Error);
        Directory.Exists(repository["baselines/static"]).Should().BeFalse();
        return run.ErrorLines.Should().ContainSingle().Which.Should().Contain(says).And.Subject;
    }
}
