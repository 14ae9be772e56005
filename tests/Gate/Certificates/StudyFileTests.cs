using EnergyGate.Gate.Certificates;
using EnergyGate.Gate.Feedback;
using EnergyGate.Measurement.Sequential;

namespace EnergyGate.Tests.Gate.Certificates;

public sealed class StudyFileTests
{
    private static readonly RecordedComparison First = new(0, SequentialDecision.Pass, 21.5, null, [0.00123, -0.02]);
    private static readonly RecordedComparison Second = new(1, SequentialDecision.Open, 180, "unsteady ratio", []);

    [Test]
    public void Open_AfterAnInterruption_GoesOn()
    {
        using var folder = new TemporaryFolder();
        var file = new StudyFile(folder["a/study.tsv"], "this machine");
        file.Open().Should().BeEmpty();
        file.Add(First);
        file.Add(Second);
        File.AppendAllText(folder["a/study.tsv"], "2\tPass\t12");
        new StudyFile(folder["a/study.tsv"], "this machine").Open().Select(record => record.ToLine()).Should().Equal([First.ToLine(), Second.ToLine()], "a line that was cut off is made again");
    }

    [Test]
    public void Open_StudyOfAnotherMachine_IsRefused()
    {
        using var folder = new TemporaryFolder();
        new StudyFile(folder["study.tsv"], "this machine").Open();
        FluentActions.Invoking(() => new StudyFile(folder["study.tsv"], "another").Open()).Should().Throw<BadInputException>().WithMessage("*other conditions (this machine; now another)*");
    }
}
