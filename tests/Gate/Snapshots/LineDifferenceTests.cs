namespace EnergyGate.Tests.Gate.Snapshots;

internal sealed class LineDifferenceTests
{
    [Test]
    public void Of_EqualTexts_IsEmpty() => LineDifference.Of("a\nb", "a\nb").Should().BeEmpty();

    [Test]
    public void Of_LineTakenOutAndLinePutIn_ShowsBothWithTwoLinesAround() =>
        LineDifference.Of("1\n2\n3\n4\n5\n6\n7\n8\n9", "1\n2\n3\n5\n6\n7\n7a\n8\n9")
            .Should().Be("@@ line 2\n  2\n  3\n- 4\n  5\n  6\n  7\n+ 7a\n  8\n  9");

    [Test]
    public void Of_PlacesFarApart_HaveALineNumberEach() =>
        LineDifference.Of("x\n2\n3\n4\n5\n6\n7\n8\nx", "y\n2\n3\n4\n5\n6\n7\n8\ny")
            .Should().Be("@@ line 1\n- x\n+ y\n  2\n  3\n@@ line 7\n  7\n  8\n- x\n+ y");

    [Test]
    public void Of_ManyLines_IsCutWithTheirNumber() =>
        LineDifference.Of("", string.Join('\n', Enumerable.Range(0, 100))).Split('\n')
            .Should().HaveCount(62).And.HaveElementAt(61, "... and 41 more lines");
}
