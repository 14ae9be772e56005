using System.Runtime.InteropServices;

namespace EnergyGate.Measurement.Meters.Nvml;

/// <summary>nvmlFieldValue_t; only the fields that are read.</summary>
[StructLayout(LayoutKind.Explicit, Size = 40)]
internal struct NvmlFieldValue
{
    /// <summary>NVML_FI_DEV_POWER_AVERAGE.</summary>
    public const uint AveragePower = 185;

    /// <summary>NVML_FI_DEV_POWER_INSTANT.</summary>
    public const uint InstantPower = 186;

    [FieldOffset(0)] public uint FieldId;
    [FieldOffset(4)] public uint ScopeId; // of power: 0 the board, 1 the module, 2 its memory
    [FieldOffset(28)] public NvmlResult Result;
    [FieldOffset(32)] public uint UnsignedValue; // nvmlValue_t.uiVal
}
