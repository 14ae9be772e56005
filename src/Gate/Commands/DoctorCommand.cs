using System.CommandLine;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Results;
using EnergyGate.Measurement.Machines;
using EnergyGate.Measurement.Meters.Nvml;
using EnergyGate.Measurement.Protocols;
using EnergyGate.Measurement.Selection;
using EnergyGate.OnnxRuntime;
using EnergyGate.OnnxRuntime.Sessions;

namespace EnergyGate.Gate.Commands;

/// <summary><c>energygate doctor</c>: prints what this machine can run and measure, with the reason for everything it cannot.</summary>
internal static class DoctorCommand
{
    /// <summary>The command.</summary>
    public static Command Create(GateConsole console)
    {
        var command = new Command("doctor", "Prints what this machine can run and measure, with the reason for everything it cannot.");
        command.SetAction(_ => Run(console));
        return command;
    }

    private static int Run(GateConsole console)
    {
        var machine = MachineFingerprint.OfThisMachine();
        console.Out.WriteLine($"machine: {machine.Identity}");
        console.Out.WriteLine($"ONNX Runtime: {OnnxRuntimeLibrary.Version}, {OnnxRuntimeLibrary.FilePath}");
        foreach (var provider in new[] { ExecutionProvider.Cpu, ExecutionProvider.Cuda })
        {
            console.Out.WriteLine($"execution provider {provider.Name}: {OnnxRuntimeLibrary.WhyUnavailable(provider) ?? "available"}");
        }

        var folder = EmbeddedData.ModelFolder;
        console.Out.WriteLine($"embedded model: {(Directory.Exists(folder) ? folder : $"missing: expected {folder}")}");
        foreach (var line in GraphicsBoardLines.Of(NvmlInventory.OfThisMachine()))
        {
            console.Out.WriteLine(line);
        }

        foreach (var probe in MeterCatalog.Probe())
        {
            console.Out.WriteLine($"meter {probe.Name} ({probe.Kind.ToString().ToLowerInvariant()}): {probe.Availability}");
            probe.Dispose();
        }

        using var ranges = NvtxRanges.Open();
        console.Out.WriteLine($"NVTX ranges for Nsight Systems: {ranges.Availability}");
        return ExitCode.Pass;
    }
}
