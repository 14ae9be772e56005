namespace EnergyGate.Measurement.Meters.Nvml;

/// <summary>One board of an initialised NVML.</summary>
/// <param name="Handle">NVML's handle.</param>
/// <param name="Index">NVML's index.</param>
/// <param name="Name">The product's name.</param>
/// <param name="Uuid">The board's UUID.</param>
internal sealed record NvmlBoard(nint Handle, uint Index, string Name, string Uuid)
{
    private const string Unknown = "unknown";

    /// <summary>Finds a board; null, with the reason, when it does not exist or cannot be measured.</summary>
    public static NvmlBoard? Find(INvmlLibrary library, NvmlDeviceChoice choice, out string reason)
    {
        var counted = library.DeviceCount(out var count);
        if (counted != NvmlResult.Success || count == 0)
        {
            reason = counted == NvmlResult.Success ? "the driver sees no GPU" : $"the GPUs could not be counted: {counted.Describe()}";
            return null;
        }

        reason = $"{choice} was not found; the GPUs are 0 to {count - 1}";
        for (uint index = 0; index < count; index++)
        {
            var board = At(library, index, out var boardReason);
            if (board is null && choice.Is(index, ""))
            {
                reason = boardReason;
            }

            if (board is not null && choice.Is(index, board.Uuid))
            {
                reason = UnmeasurableReason(library, board) ?? "";
                return reason.Length == 0 ? board : null;
            }
        }

        return null;
    }

    /// <summary>Opens the board with an index; null, with the reason, when that fails.</summary>
    public static NvmlBoard? At(INvmlLibrary library, uint index, out string reason)
    {
        var found = library.DeviceHandle(index, out var handle);
        reason = found == NvmlResult.Success ? "" : $"GPU {index} could not be opened: {found.Describe()}";
        return found != NvmlResult.Success ? null : new(
            handle,
            index,
            library.DeviceName(handle, out var name) == NvmlResult.Success ? name : Unknown,
            library.DeviceUuid(handle, out var uuid) == NvmlResult.Success ? uuid : Unknown);
    }

    /// <summary>Reason that a board's energy cannot be attributed to one workload; null when it can be measured.</summary>
    public static string? UnmeasurableReason(INvmlLibrary library, NvmlBoard board) =>
        library.MigMode(board.Handle, out var mode, out _) == NvmlResult.Success && mode != 0
            ? $"GPU {board.Index} is in MIG mode: its energy covers all instances; disable MIG "
                + $"(nvidia-smi -i {board.Index} -mig 0) to measure a workload"
            : null;
}
