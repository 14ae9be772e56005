using System.Text.Json;
using EnergyGate.OnnxRuntime;
using EnergyGate.OnnxRuntime.Interop;
using EnergyGate.OnnxRuntime.Sessions;

namespace EnergyGate.Tests.OnnxRuntime.Interop;

internal sealed class OrtApiTests
{
    [Test]
    public void OrtFunction_EveryPosition_IsThatOfTheCHeader()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(SharedData.Require("data", "interfaces", "ort-c-api.json")));
        var positions = document.RootElement.GetProperty("functions").EnumerateArray().ToDictionary(
            function => function.GetProperty("name").GetString()!.Replace("_", string.Empty, StringComparison.Ordinal),
            function => function.GetProperty("position").GetInt32());

        foreach (var function in Enum.GetValues<OrtFunction>())
        {
            positions.Should().Contain(function.ToString(), (int)function);
        }
    }

    [Test]
    public void Library_OnceLoaded_TellsWhatItIs()
    {
        Version.Parse(OnnxRuntimeLibrary.Version).Should().BeGreaterThanOrEqualTo(new Version(1, 21));
        File.Exists(OnnxRuntimeLibrary.FilePath).Should().BeTrue();
        OnnxRuntimeLibrary.BuildDescription.Should().NotBeEmpty();
    }

    [Test]
    public void WhyUnavailable_OfTheCpu_IsNull()
    {
        OnnxRuntimeLibrary.WhyUnavailable(ExecutionProvider.Cpu).Should().BeNull();
    }

    [Test]
    public void WhyUnavailable_OfCudaWithoutItsLibrary_GivesTheReason()
    {
        var folder = Path.GetDirectoryName(OnnxRuntimeLibrary.FilePath)!;
        if (File.Exists(Path.Combine(folder, "libonnxruntime_providers_cuda.so")))
        {
            Assert.Ignore("the native library of this run has its CUDA provider: this test is about one without");
        }

        OnnxRuntimeLibrary.WhyUnavailable(ExecutionProvider.Cuda).Should().NotBeNullOrEmpty();
    }
}
