using System.Runtime.InteropServices;

namespace EnergyGate.OnnxRuntime.Interop;

/// <summary>Text across the C interface.</summary>
internal static class Utf8
{
    /// <summary>Reads zero-terminated UTF-8; null reads as empty.</summary>
    public static string Read(nint text) => Marshal.PtrToStringUTF8(text) ?? string.Empty;
}
