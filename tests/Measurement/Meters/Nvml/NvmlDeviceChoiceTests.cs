using EnergyGate.Measurement.Meters.Nvml;

namespace EnergyGate.Tests.Measurement.Meters.Nvml;

public sealed class NvmlDeviceChoiceTests
{
    private const string Uuid = "GPU-8932f937-d72c-4106-c12f-20bd9faed9f6";

    [TestCase(null, 0u, true)]
    [TestCase("", 0u, true)]
    [TestCase("2,0", 2u, true)]
    [TestCase("2,0", 0u, false)]
    [TestCase("GPU-8932f937", 5u, true)]
    [TestCase(" gpu-8932F937, 1", 5u, true)]
    [TestCase("GPU-1", 1u, false)]
    public void FromList_AsCudaHasIt_IsTheFirstBoard(string? list, uint index, bool isIt) =>
        NvmlDeviceChoice.FromList(list).Is(index, Uuid).Should().Be(isIt);

    [Test]
    public void ToString_Choice_IsReadable()
    {
        default(NvmlDeviceChoice).ToString().Should().Be("GPU 0");
        NvmlDeviceChoice.At(3).ToString().Should().Be("GPU 3");
        new NvmlDeviceChoice(Uuid).ToString().Should().Be(Uuid);
    }
}
