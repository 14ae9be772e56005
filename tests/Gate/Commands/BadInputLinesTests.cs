using EnergyGate.Gate.Commands;

namespace EnergyGate.Tests.Gate.Commands;

public sealed class BadInputLinesTests
{
    [Test]
    public void Describe_FullDisk_IsOneLine() =>
        BadInputLines.Describe(new IOException("No space left on device :\n'/tmp/study.tsv'")).Should().Be("No space left on device : '/tmp/study.tsv'");

    [Test]
    public void Describe_DefectOfTheProgram_IsNone() => BadInputLines.Describe(new InvalidOperationException("a defect")).Should().BeNull();
}
