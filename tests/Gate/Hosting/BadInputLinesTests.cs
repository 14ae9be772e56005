using EnergyGate.Errors;
using EnergyGate.Gate.Hosting;
using EnergyGate.OnnxRuntime;

namespace EnergyGate.Tests.Gate.Hosting;

internal sealed class BadInputLinesTests
{
    [Test]
    public void Describe_FullDisk_IsOneLine() =>
        BadInputLines.Describe(new IOException("No space left on device :\n'/tmp/study.tsv'"))
            .Should().Be("No space left on device : '/tmp/study.tsv'");

    [Test]
    public void Describe_NewCause_NeedsNoList() => BadInputLines.Describe(new NewCause()).Should().Be("give two files, not one");

    [Test]
    public void Describe_CauseWithWordsAroundIt_HasThem() =>
        BadInputLines.Describe(new OnnxRuntimeException("no kernel")).Should().Be("ONNX Runtime refuses the model: no kernel");

    [Test]
    public void Describe_DefectOfTheProgram_IsNone() => BadInputLines.Describe(new InvalidOperationException("a defect")).Should().BeNull();

    private sealed class NewCause() : UserErrorException("give two files,\nnot one");
}
