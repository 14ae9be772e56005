using System.Globalization;

namespace EnergyGate.Measurement.Meters.Nvml;

/// <summary>
/// Selects a board by NVML's index, which follows the bus, or by a UUID prefix, which does not depend on the slot. CUDA numbers boards by
/// speed unless CUDA_DEVICE_ORDER is PCI_BUS_ID, so with several different boards only the UUID is reliable. The default is board 0.
/// </summary>
/// <param name="Name">An index such as <c>1</c>, or a UUID such as <c>GPU-8932f937</c>.</param>
public readonly record struct NvmlDeviceChoice(string? Name)
{
    /// <summary>The environment variable that selects the boards of CUDA programs.</summary>
    public const string EnvironmentVariable = "CUDA_VISIBLE_DEVICES";

    /// <summary>
    /// The first board visible to CUDA in this process, so that the meter and the workload use the same board; board 0 when unset.
    /// </summary>
    public static NvmlDeviceChoice OfThisProcess => FromList(Environment.GetEnvironmentVariable(EnvironmentVariable));

    /// <summary>The first entry of a list in the format of CUDA_VISIBLE_DEVICES.</summary>
    /// <param name="list">Indices or UUIDs, separated by commas; null or empty for board 0.</param>
    public static NvmlDeviceChoice FromList(string? list) =>
        new(list?.Split(',', StringSplitOptions.TrimEntries) is [{ Length: > 0 } first, ..] ? first : null);

    /// <summary>The board with an index.</summary>
    /// <param name="index">NVML's index, from 0.</param>
    public static NvmlDeviceChoice At(uint index) => new(index.ToString(CultureInfo.InvariantCulture));

    /// <summary>Whether a board is the selected one.</summary>
    /// <param name="index">The board's index.</param>
    /// <param name="uuid">The board's UUID.</param>
    public bool Is(uint index, string uuid) => uint.TryParse(Name ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out var wanted)
        ? index == wanted
        : uuid.StartsWith(Name!, StringComparison.OrdinalIgnoreCase);

    /// <summary>The choice in words: <c>GPU 1</c> or the UUID.</summary>
    public override string ToString() => Name is null || char.IsAsciiDigit(Name[0]) ? $"GPU {Name ?? "0"}" : Name;
}
