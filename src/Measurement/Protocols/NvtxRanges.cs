using System.Runtime.InteropServices;
using EnergyGate.Measurement.Meters;

namespace EnergyGate.Measurement.Protocols;

/// <summary>
/// NVTX ranges, so that Nsight Systems shows variants and blocks. The library is loaded at run time; without it, ranges do nothing. Not
/// thread-safe: NVTX keeps one stack per thread, and names are cached without a lock.
/// </summary>
public sealed unsafe class NvtxRanges : IRangeMarker, IDisposable
{
    /// <summary>The library's name; it comes with the CUDA toolkit and with Nsight Systems.</summary>
    public const string DefaultFileName = "libnvToolsExt.so.1";

    private readonly Dictionary<string, nint> names = new(StringComparer.Ordinal);
    private readonly delegate* unmanaged<byte*, int> push;
    private readonly delegate* unmanaged<int> pop;
    private nint library;

    /// <summary>
    /// Uses the given functions (nvToolsExt.h): <c>int nvtxRangePushA(const char*)</c> and <c>int nvtxRangePop(void)</c>; 0 for none.
    /// </summary>
    internal NvtxRanges(nint push, nint pop, MeterAvailability availability, nint library = 0)
    {
        this.push = (delegate* unmanaged<byte*, int>)push;
        this.pop = (delegate* unmanaged<int>)pop;
        this.library = library;
        Availability = availability;
    }

    /// <summary>Whether ranges are marked, or the reason that they are not.</summary>
    public MeterAvailability Availability { get; }

    /// <summary>Loads the library; without it, ranges do nothing. Never throws.</summary>
    /// <param name="fileName">The library; null for <see cref="DefaultFileName"/>.</param>
    public static NvtxRanges Open(string? fileName = null)
    {
        var name = fileName ?? DefaultFileName;
        if (!NativeLibrary.TryLoad(name, out var library))
        {
            return new(0, 0, MeterAvailability.Unavailable($"{name} was not found"));
        }

        if (NativeLibrary.TryGetExport(library, "nvtxRangePushA", out var push)
            && NativeLibrary.TryGetExport(library, "nvtxRangePop", out var pop))
        {
            return new(push, pop, MeterAvailability.Available(name), library);
        }

        NativeLibrary.Free(library);
        return new(0, 0, MeterAvailability.Unavailable($"{name} has no nvtxRangePushA and nvtxRangePop: it is not NVTX"));
    }

    /// <inheritdoc/>
    public void Push(string name)
    {
        if (push is null)
        {
            return;
        }

        if (!names.TryGetValue(name, out var text))
        {
            names[name] = text = Marshal.StringToCoTaskMemUTF8(name);
        }

        push((byte*)text);
    }

    /// <inheritdoc/>
    public void Pop()
    {
        if (pop is not null)
        {
            pop();
        }
    }

    /// <summary>Frees the names and the library. No range may be open.</summary>
    public void Dispose()
    {
        foreach (var text in names.Values)
        {
            Marshal.FreeCoTaskMem(text);
        }

        names.Clear();
        if (library != 0)
        {
            NativeLibrary.Free(library);
            library = 0;
        }
    }
}
