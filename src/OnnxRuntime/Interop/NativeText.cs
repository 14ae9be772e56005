using System.Runtime.InteropServices;

namespace EnergyGate.OnnxRuntime.Interop;

/// <summary>A zero-terminated copy of a string in native memory, freed by Dispose.</summary>
internal readonly ref struct NativeText
{
    private NativeText(nint pointer) => Pointer = pointer;

    /// <summary>Address of the first character.</summary>
    public nint Pointer { get; }

    /// <summary>UTF-8, as ONNX Runtime takes names, keys and values.</summary>
    public static NativeText Of(string text) => new(Marshal.StringToCoTaskMemUTF8(text));

    /// <summary>A file name in the platform's <c>ORTCHAR_T</c>: UTF-16 on Windows, UTF-8 elsewhere.</summary>
    public static NativeText OfPath(string path) =>
        new(OperatingSystem.IsWindows() ? Marshal.StringToCoTaskMemUni(path) : Marshal.StringToCoTaskMemUTF8(path));

    public void Dispose() => Marshal.FreeCoTaskMem(Pointer);
}
