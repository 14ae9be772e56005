using System.Runtime.InteropServices;

namespace EnergyGate.Measurement.Meters.Nvml;

/// <summary>nvmlProcessInfo_t, as filled by the functions of versions 2 and 3.</summary>
[StructLayout(LayoutKind.Explicit, Size = 24)]
internal struct NvmlProcessInfo
{
    [FieldOffset(0)] public uint ProcessId;
    [FieldOffset(8)] public ulong UsedMemory;
    [FieldOffset(16)] public uint GraphicsInstance;
    [FieldOffset(20)] public uint ComputeInstance;
}
