using System.Globalization;

namespace EnergyGate.Measurement.Meters.Nvml;

/// <summary>
/// Which board: by NVML's index, which follows the bus, or by UUID or its beginning, which is the same wherever the board sits. CUDA
/// numbers boards by speed unless CUDA_DEVICE_ORDER is PCI_BUS_ID, so with several unlike boards only the UUID is sure. The default is
/// board 0.
/// </summary>
/// <param name="Name">An index such as <c>1</c>, or a UUID such as <c>GPU-8932f937</c>.</param>
public readonly record struct NvmlDeviceChoice(string? Name)
{
    /// <summary>The variable by which CUDA programs are told their boards.</summary>
    public const string EnvironmentVariable = "CUDA_VISIBLE_DEVICES";

    /// <summary>
    /// The first board that CUDA lets this process use, so that meter and work mean the same one; board 0 where nothing is said.
    /// </summary>
    public static NvmlDeviceChoice OfThisProcess => FromList(Environment.GetEnvironmentVariable(EnvironmentVariable));

    /// <summary>The first of a list as CUDA_VISIBLE_DEVICES holds it.</summary>
    /// <param name="list">Indices or UUIDs, parted by commas; null or empty: board 0.</param>
    public static NvmlDeviceChoice FromList(string? list) =>
        new(list?.Split(',', StringSplitOptions.TrimEntries) is [{ Length: > 0 } first, ..] ? first : null);

    /// <summary>Board by index.</summary>
    /// <param name="index">NVML's index, from 0.</param>
    public static NvmlDeviceChoice At(uint index) => new(index.ToString(CultureInfo.InvariantCulture));

    /// <summary>Whether a board is the one.</summary>
    /// <param name="index">Its index.</param>
    /// <param name="uuid">Its UUID.</param>
    public bool Is(uint index, string uuid) => uint.TryParse(Name ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out var wanted)
        ? index == wanted
        : uuid.StartsWith(Name!, StringComparison.OrdinalIgnoreCase);

    /// <summary>The choice in words: <c>GPU 1</c> or the UUID.</summary>
    public override string ToString() => Name is null || char.IsAsciiDigit(Name[0]) ? $"GPU {Name ?? "0"}" : Name;
}
