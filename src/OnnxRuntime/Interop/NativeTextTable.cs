using System.Runtime.InteropServices;

namespace EnergyGate.OnnxRuntime.Interop;

/// <summary>An array of zero-terminated UTF-8 strings (<c>const char* const*</c>) in native memory, freed by Dispose.</summary>
internal sealed unsafe class NativeTextTable : IDisposable
{
    private readonly int count;
    private nint* entries;

    public NativeTextTable(IReadOnlyList<string> texts)
    {
        count = texts.Count;
        entries = (nint*)NativeMemory.AllocZeroed((nuint)Math.Max(count, 1), (nuint)sizeof(nint));
        for (var i = 0; i < count; i++)
        {
            entries[i] = Marshal.StringToCoTaskMemUTF8(texts[i]);
        }
    }

    ~NativeTextTable() => Free();

    /// <summary>Address of the array.</summary>
    public nint* Entries => entries;

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        if (entries is null)
        {
            return;
        }

        for (var i = 0; i < count; i++)
        {
            Marshal.FreeCoTaskMem(entries[i]);
        }

        NativeMemory.Free(entries);
        entries = null;
    }
}
