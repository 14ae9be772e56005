using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Policy.Baselines;
using EnergyGate.Gate.Results;
using EnergyGate.Tests.Gate.Commands;

namespace EnergyGate.Tests.Gate.Policy.Baselines;

internal sealed class BaselineReplacementTests
{
    private static readonly SortedDictionary<string, string> NewTexts = new(StringComparer.Ordinal)
    {
        ["accuracy/RTE.tsv"] = "new\n",
        ["accuracy/WNLI.tsv"] = "new\n",
        ["static/fp32.tsv"] = "new\n",
    };

    private TemporaryFolder folder = null!;
    private BaselineFolder baselines = null!;

    [SetUp]
    public void Create()
    {
        folder = new();
        baselines = new(folder.Path);
        foreach (var file in new[] { "accuracy/RTE.tsv", "accuracy/WNLI.tsv", "accuracy/gone.tsv", "ledger.tsv" })
        {
            folder.Write(file, "old\n");
        }
    }

    [TearDown]
    public void Remove() => folder.Dispose();

    [Test]
    public void Write_NothingFails_ReplacesRemovesAndLeavesNoOtherFile()
    {
        new BaselineReplacement(folder.Path).Write(NewTexts, ["accuracy/gone.tsv"]);
        ShouldHoldTheNewFiles();
    }

    [Test]
    public void Write_KilledBetweenTwoFiles_EveryReaderRefusesTheFolder([Range(0, 2)] int copies)
    {
        KillAfter(copies);
        var load = () => BaselineSet.Load(new(folder.Path), "some-model");
        load.Should().Throw<BadInputException>()
            .WithMessage($"*{folder.Path}*old and new files are mixed*energygate baseline record*git checkout*delete *.recording");
    }

    [Test]
    public void Recover_AfterAKill_CompletesTheRecording([Range(0, 2)] int copies)
    {
        KillAfter(copies);
        baselines.Recover().Should().BeTrue();
        ShouldHoldTheNewFiles();
    }

    [Test]
    public void Recover_AfterAKillAndGitCheckout_StillGivesAWholeSet()
    {
        KillAfter(2);
        folder.Write("accuracy/RTE.tsv", "old\n");
        baselines.Recover().Should().BeTrue();
        ShouldHoldTheNewFiles();
    }

    [Test]
    public void Recover_KilledBeforeTheSwitch_KeepsTheOldFilesAndDeletesTheDraft()
    {
        folder.Write(".new-1/files/accuracy/RTE.tsv", "half");
        baselines.Files().Should().HaveCount(4, "a draft is no part of the set");
        baselines.Recover().Should().BeFalse();
        Directory.GetDirectories(folder.Path).Should().ContainSingle(path => path.EndsWith("accuracy"));
        baselines.Text("accuracy/RTE.tsv").Should().Be("old\n");
    }

    [Test]
    public void Recover_JournalThatNamesAFileOutside_IsRefused()
    {
        using var other = new TemporaryFolder();
        other.Write("precious.txt", "kept");
        folder.Write(".recording/files/static/fp32.tsv", "new\n");
        folder.Write(".recording/removed", other["precious.txt"]);
        baselines.Invoking(set => set.Recover()).Should().Throw<BadInputException>().WithMessage("*outside of the folder*");
        File.Exists(other["precious.txt"]).Should().BeTrue();
    }

    [Test]
    public void Replace_DiskFailsInTheMiddle_SaysThatTheSetIsTornAndWhatToDo()
    {
        Directory.CreateDirectory(folder["a-folder"]);
        var replace = () => baselines.Replace(NewTexts, ["a-folder"]); // a folder cannot be deleted as a file
        replace.Should().Throw<BadInputException>().WithMessage("cannot write the baselines to *half replaced*git checkout*");
    }

    [Test]
    public void Program_TornBaselines_EndsWithBadInputBeforeAnyRun()
    {
        KillAfter(1);
        foreach (var arguments in new string[][] { ["gate"], ["baseline", "show"], ["ledger", "show"] })
        {
            using var report = new TemporaryFolder();
            var run = ProgramRun.Of(
                [.. arguments, "--baselines", folder.Path, .. arguments is ["gate"] ? new[] { "--report", report.Path } : []]);
            run.ExitCode.Should().Be(ExitCode.BadInput, run.Out + run.Error);
            run.ErrorLines.Should().ContainSingle().Which.Should().Contain("half replaced").And.Contain("git checkout");
        }
    }

    // A kill is no exception that the code may handle.
    private void KillAfter(int copies)
    {
        var replacement = new BaselineReplacement(
            folder.Path,
            (from, to) =>
            {
                if (copies-- == 0)
                {
                    throw new InvalidOperationException("killed");
                }

                File.Copy(from, to, overwrite: true);
            });
        replacement.Invoking(set => set.Write(NewTexts, ["accuracy/gone.tsv"])).Should().Throw<InvalidOperationException>();
    }

    private void ShouldHoldTheNewFiles()
    {
        baselines.Files().Should().Equal([.. NewTexts.Keys.Take(2), "ledger.tsv", "static/fp32.tsv"]);
        NewTexts.Keys.Select(baselines.Text).Should().OnlyContain(text => text == "new\n");
        Directory.GetDirectories(folder.Path, ".*").Should().BeEmpty();
    }
}
