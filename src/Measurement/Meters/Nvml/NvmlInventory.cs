using System.Collections.Immutable;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Meters.Nvml;

/// <summary>NVML's answers about all boards of a machine, to diagnose how and whether they are measured.</summary>
/// <param name="State">Versions of driver and NVML, or the reason that NVML is unavailable.</param>
/// <param name="Boards">Every board, in the order of NVML's indices.</param>
public sealed record NvmlInventory(string State, ImmutableArray<NvmlBoardReport> Boards)
{
    private const int MaxProcesses = 64;

    /// <summary>Queries the driver's library. Never throws.</summary>
    public static NvmlInventory OfThisMachine() => Of(NativeNvmlLibrary.DefaultFileName);

    /// <summary>Queries a library: the driver's, or one with the same C interface.</summary>
    /// <param name="fileName">The library's file.</param>
    public static NvmlInventory Of(string fileName)
    {
        if (!NativeNvmlLibrary.TryLoad(fileName, out var library, out var reason))
        {
            return new(reason, []);
        }

        using (library)
        {
            var initialized = library.Initialize();
            if (initialized != NvmlResult.Success)
            {
                return new($"nvmlInit_v2: {initialized.Describe()}", []);
            }

            var inventory = Ask(library);
            library.Shutdown();
            return inventory;
        }
    }

    private static NvmlInventory Ask(NativeNvmlLibrary library)
    {
        var driver = library.DriverVersion(out var driverVersion) is var answer && answer == NvmlResult.Success
            ? driverVersion
            : answer.Describe();
        var nvml = library.LibraryVersion(out var nvmlVersion) is var other && other == NvmlResult.Success ? nvmlVersion : other.Describe();
        var counted = library.DeviceCount(out var count);
        var boards = counted == NvmlResult.Success ? Enumerable.Range(0, (int)count).Select(index => Ask(library, (uint)index)) : [];
        var devices = counted == NvmlResult.Success ? $"{count} GPU(s)" : counted.Describe();
        return new($"driver {driver}, NVML {nvml}, {devices}", [.. boards]);
    }

    private static NvmlBoardReport Ask(NativeNvmlLibrary library, uint index)
    {
        if (NvmlBoard.At(library, index, out var reason) is not { } board)
        {
            return new(index, reason, "", []);
        }

        var device = board.Handle;
        return new(index, board.Name, board.Uuid,
        [
            new("energy counter", Text(library.TotalEnergy(device, out var millijoules), $"{Joules.FromMillijoules(millijoules)}")),
            new("instant power", Text(library.InstantPower(device, out var instant), $"{Watts.FromMilliwatts(instant)}")),
            new("averaged power", Text(library.AveragePower(device, out var average), $"{Watts.FromMilliwatts(average)}")),
            new("power usage", Text(library.PowerUsage(device, out var usage), $"{Watts.FromMilliwatts(usage)}")),
            new("power limit", Text(library.PowerLimit(device, out var limit), $"{Watts.FromMilliwatts(limit)}")),
            new("temperature", Text(library.Temperature(device, out var degrees), $"{Celsius.FromWholeDegrees(degrees)}")),
            new("processor clock", Text(library.ProcessorClock(device, out var processor), $"{processor} MHz")),
            new("memory clock", Text(library.MemoryClock(device, out var memory), $"{memory} MHz")),
            new("clocks held by", Text(library.ClockLimits(device, out var limits), $"{limits}")),
            new("utilisation",
                Text(library.Utilization(device, out var busy, out var traffic), $"{busy} % of the time, memory {traffic} %")),
            new("error correction", Text(library.EccMode(device, out var ecc, out _), ecc == 0 ? "off" : "on")),
            new("MIG",
                Text(library.MigMode(device, out var mig, out _), mig == 0 ? "off" : NvmlBoard.UnmeasurableReason(library, board) ?? "on")),
            new("processes", Processes(library, device)),
        ]);
    }

    private static string Processes(NativeNvmlLibrary library, nint device)
    {
        Span<uint> processes = stackalloc uint[MaxProcesses];
        var result = library.Processes(device, processes, out var count);
        return Text(result, count == 0 ? "none" : $"{count}: {string.Join(", ", processes[..Math.Min(count, MaxProcesses)].ToArray())}");
    }

    private static string Text(NvmlResult result, string answer) => result == NvmlResult.Success ? answer : result.Describe();
}
