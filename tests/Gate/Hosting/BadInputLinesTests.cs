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
    public void Describe_AssemblyThatCannotBeLoaded_NamesItAndTheLimitOfOpenFiles()
    {
        var missing = new FileNotFoundException("Could not load", "EnergyGate.Graphs, Version=0.1.0.0, Culture=neutral");
        foreach (var exception in new Exception[] { missing, new TypeInitializationException("SomeType", missing) })
        {
            BadInputLines.Describe(exception).Should().StartWith("cannot load EnergyGate.Graphs: ").And.EndWith("ulimit -n 1024");
        }
    }

    [Test]
    public void Describe_TooManyOpenFiles_SaysWhichLimit() =>
        BadInputLines.Describe(new IOException("Too many open files : '/tmp/a'", 24))
            .Should().Be("Too many open files : '/tmp/a': allow it more open files, e.g. ulimit -n 1024");

    [Test]
    public void Describe_DefectInAnInitializer_IsNone() =>
        BadInputLines.Describe(new TypeInitializationException("SomeType", new InvalidOperationException("a defect"))).Should().BeNull();

    [Test]
    public void Describe_DefectOfTheProgram_IsNone() => BadInputLines.Describe(new InvalidOperationException("a defect")).Should().BeNull();

    private sealed class NewCause() : UserErrorException("give two files,\nnot one");
}
