using EnergyGate.Gate.Commands;
using EnergyGate.Measurement.Meters.Nvml;
using EnergyGate.Tests.Nvml;

namespace EnergyGate.Tests.Gate.Commands;

/// <summary>The NVML lines of <c>energygate doctor</c>.</summary>
internal sealed class GraphicsBoardLinesTests
{
    [Test]
    public void Lines_StandIn_TellEveryAnswer()
    {
        using var script = new NvmlScript();
        script.Set("instant-result", NvmlResult.NotSupported).Set("throttle", 5).Run(11, 0, 100).Run(12, 0, 100, list: 1);

        GraphicsBoardLines.Of(NvmlInventory.Of(script.Path)).Should().Equal(
            "NVML: driver 580.65.06, NVML 13.580.65.06, 1 GPU(s)",
            "GPU 0: Stand-in GPU, GPU-00000000-0000-0000-0000-000000000000",
            "  energy counter: 1060 J",
            "  instant power: not supported by this device (NVML 3)",
            "  averaged power: 60 W",
            "  power usage: 60 W",
            "  power limit: 400 W",
            "  temperature: 45 °C",
            "  processor clock: 1410 MHz",
            "  memory clock: 1593 MHz",
            "  clocks held by: Idle, PowerCap",
            "  utilisation: 90 % of the time, memory 20 %",
            "  error correction: on",
            "  MIG: not supported by this device (NVML 3)",
            "  processes: 2: 11, 12");
        script.OpenInitializations.Should().Be(0);
    }

    [Test]
    public void Lines_SeveralBoardsOneLost_TellEach()
    {
        using var script = new NvmlScript();
        script.Set("boards", 2).Set("lost-from", 0L, board: 1).Set("mig-result", NvmlResult.Success).Set("mig", 1);

        var lines = GraphicsBoardLines.Of(NvmlInventory.Of(script.Path)).ToList();

        lines.Should().Contain("GPU 1: unknown, unknown").And.Contain("  energy counter: the GPU has fallen off the bus (NVML 15)");
        lines.Should().ContainMatch("  MIG: GPU 0 is in MIG mode: *");
    }

    [Test]
    public void Lines_NoLibrary_TellTheReason() =>
        GraphicsBoardLines.Of(NvmlInventory.Of("libnvidia-ml-of-no-machine.so.1"))
            .Should().Equal(
                "NVML: libnvidia-ml-of-no-machine.so.1 was not found: no NVIDIA driver is installed, or the container was started without "
                    + "it");

    [Test]
    public void Lines_DriverNotLoaded_TellTheReason()
    {
        using var script = new NvmlScript();
        script.Set("init-result", NvmlResult.DriverNotLoaded);
        GraphicsBoardLines.Of(NvmlInventory.Of(script.Path)).Should().Equal("NVML: nvmlInit_v2: the NVIDIA driver is not loaded (NVML 9)");
    }
}
