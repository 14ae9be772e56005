using EnergyGate.Bench.Comparisons;
using EnergyGate.Statistics;

namespace EnergyGate.Tests.Bench.Comparisons;

public sealed class StudyFileTests
{
    private static readonly RecordedComparison First = new(0, Outcome.Pass, new(21.5), null, [0.00123, -0.02]);
    private static readonly RecordedComparison Second = new(1, Outcome.Inconclusive, new(180), "unsteady ratio", []);

    [Test]
    public void Open_AfterAnInterruption_GoesOn()
    {
        using var folder = new TemporaryFolder();
        var file = new StudyFile(folder["a/study.tsv"], "this machine");
        file.Open().Should().BeEmpty();
        file.Add(First);
        file.Add(Second);
        File.AppendAllText(folder["a/study.tsv"], "2\tPass\t12");
        new StudyFile(folder["a/study.tsv"], "this machine").Open().Select(record => record.ToLine())
            .Should().Equal([First.ToLine(), Second.ToLine()], "a line that was cut off is made again");
    }

    [Test]
    public void Open_LineCutWithinItsLastNumber_IsMadeAgain()
    {
        using var folder = new TemporaryFolder();
        var file = new StudyFile(folder["study.tsv"], "this machine");
        file.Open();
        file.Add(First);
        var whole = File.ReadAllText(folder["study.tsv"]);
        File.WriteAllText(folder["study.tsv"], whole[..^4]);
        file.Open().Should().BeEmpty("-0.02000 without its last digits is another number");
        file.Add(First);
        File.ReadAllText(folder["study.tsv"]).Should().Be(whole, "what follows a cut line begins a line of its own");
    }

    [TestCase("")]
    [TestCase("#energygate-study\tthis mach")]
    public void Open_HeaderThatWasCutOff_IsWrittenAgain(string begun)
    {
        using var folder = new TemporaryFolder();
        new StudyFile(folder.Write("study.tsv", begun), "this machine").Open().Should().BeEmpty();
        File.ReadAllText(folder["study.tsv"]).Should().Be("#energygate-study\tthis machine\n");
    }

    [TestCase("0\tPass\t21.5\t-\t0.00123 0.0x")]
    [TestCase("0\tPass\t12\tPass\t21.5\t-\t0.00123")]
    [TestCase("0\tPass\t21.5\t-\tNaN")]
    public void Open_LineThatIsNoComparison_IsRefused(string line)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("study.tsv", $"#energygate-study\tthis machine\n{First.ToLine()}\n{line}\n");
        FluentActions.Invoking(() => new StudyFile(path, "this machine").Open())
            .Should().Throw<StudyFileException>().WithMessage("*study.tsv, line 3, is no comparison*");
    }

    [Test]
    public void Open_FileOfSomethingElse_IsLeftAsItIs()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("study.tsv", "a letter\nwithout an end");
        FluentActions.Invoking(() => new StudyFile(path, "this machine").Open()).Should().Throw<StudyFileException>();
        File.ReadAllText(path).Should().Be("a letter\nwithout an end");
    }

    [Test]
    public void Add_DoubtOfSeveralLines_IsOneLine()
    {
        using var folder = new TemporaryFolder();
        var file = new StudyFile(folder["study.tsv"], "this machine");
        file.Open();
        file.Add(Second with { Doubt = "a worker ended:\r\nout of\tmemory" });
        file.Open().Should().ContainSingle().Which.Doubt.Should().Be("a worker ended: out of memory");
    }

    [Test]
    public void Open_StudyOfAnotherMachine_IsRefused()
    {
        using var folder = new TemporaryFolder();
        new StudyFile(folder["study.tsv"], "this machine").Open();
        FluentActions.Invoking(() => new StudyFile(folder["study.tsv"], "another").Open())
            .Should().Throw<StudyFileException>().WithMessage("*other conditions (this machine; now another)*");
    }
}
