using EnergyGate.OnnxRuntime;
using EnergyGate.OnnxRuntime.Interop;

namespace EnergyGate.Tests.OnnxRuntime.Interop;

internal sealed class LibraryLocatorTests
{
    [Test]
    public void Load_OfAnOverrideThatIsNotThere_NamesItAndTheVariable()
    {
        var load = () => LibraryLocator.Load("/nowhere/libonnxruntime.so", AppContext.BaseDirectory);

        load.Should().Throw<OnnxRuntimeNotFoundException>()
            .WithMessage("ENERGYGATE_ONNXRUNTIME names /nowhere/libonnxruntime.so*no such file*");
    }

    [Test]
    public void Load_FromAFolderWithoutTheLibrary_SaysWhereItLookedAndWhatToDo()
    {
        using var folder = new TemporaryFolder();
        var load = () => LibraryLocator.Load(null, folder.Path);

        load.Should().Throw<OnnxRuntimeNotFoundException>()
            .WithMessage($"*looked for as {folder.Path}*onnxruntime*runtimes*build the project again*ENERGYGATE_ONNXRUNTIME*linux-x64*");
    }

    [Test]
    public void Load_OfAFileThatIsNoLibrary_GivesTheLoadersError()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("libonnxruntime.so", [1, 2, 3]);
        var load = () => LibraryLocator.Load(path, AppContext.BaseDirectory);

        load.Should().Throw<OnnxRuntimeNotFoundException>()
            .WithMessage($"{path} is there but cannot be loaded*")
            .Which.Message.Should().NotContain("\n");
    }

    [Test]
    public void Load_OfALibraryThatIsNotOnnxRuntime_SaysSo()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Ignore("takes libSystem.Native.so of .NET as some other library: Linux only");
        }

        var other = Path.Combine(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "libSystem.Native.so");
        var (output, exitCode) = ChildProcess.Run("version", new() { ["ENERGYGATE_ONNXRUNTIME"] = other });

        exitCode.Should().Be(0);
        output.Should().Contain($"OnnxRuntimeNotFoundException: {other} is not ONNX Runtime");
    }
}
