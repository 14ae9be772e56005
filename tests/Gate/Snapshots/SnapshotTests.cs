namespace EnergyGate.Tests.Gate.Snapshots;

internal sealed class SnapshotTests
{
    [Test]
    public void Difference_TextAsAccepted_IsNone()
    {
        using var folder = new TemporaryFolder();
        folder.Write("A.B.verified.txt", "one\ntwo\n");
        folder.Write("A.B.received.txt", "left by an earlier run");
        Snapshot.Difference("one\r\ntwo\r\n", folder["A.B"], "txt", accept: false).Should().BeNull();
        File.Exists(folder["A.B.received.txt"]).Should().BeFalse();
    }

    [Test]
    public void Difference_OtherText_ShowsTheLinesAndKeepsWhatCame()
    {
        using var folder = new TemporaryFolder();
        folder.Write("A.B.verified.txt", "one\ntwo\nthree\n");
        Snapshot.Difference("one\n2\nthree\n", folder["A.B"], "txt", accept: false)
            .Should().Contain("ENERGYGATE_ACCEPT=1").And.Contain("- two\n+ 2\n");
        File.ReadAllText(folder["A.B.received.txt"]).Should().Be("one\n2\nthree\n");
        File.ReadAllText(folder["A.B.verified.txt"]).Should().Be("one\ntwo\nthree\n");
    }

    [Test]
    public void Difference_NothingAcceptedYet_Fails()
    {
        using var folder = new TemporaryFolder();
        Snapshot.Difference("one", folder["A.B"], "txt", accept: false).Should().Contain("no accepted snapshot");
        File.Exists(folder["A.B.received.txt"]).Should().BeTrue();
    }

    [Test]
    public void Difference_Accepted_ReplacesTheSnapshot()
    {
        using var folder = new TemporaryFolder();
        folder.Write("A.B.verified.txt", "one");
        Snapshot.Difference("two", folder["A.B"], "txt", accept: true).Should().BeNull();
        File.ReadAllText(folder["A.B.verified.txt"]).Should().Be("two");
    }

    [Test]
    public void Match_CalledByATest_ReadsTheFileBesideIt() => Snapshot.Match("beside the test\n");
}
