using System.Runtime.InteropServices;
using EnergyGate.Measurement.Meters;
using EnergyGate.Measurement.Meters.Nvml;

namespace EnergyGate.Tests.Nvml;

/// <summary>
/// A machine with scripted boards behind NVML's real C interface: the stand-in library, loaded as the driver's would be, on a clock that
/// moves when told. One at a time: the library holds one script.
/// </summary>
internal sealed unsafe class NvmlScript : IDisposable
{
    private readonly nint library;
    private readonly double[] drawn = new double[4];
    private readonly long* now = (long*)NativeMemory.AllocZeroed(sizeof(long));

    public NvmlScript()
    {
        Path = StandInBuild.Require();
        library = NativeLibrary.Load(Path);
        ((delegate* unmanaged<long*, void>)Export("stand_in_reset"))(now);
        Clock.Moved = ticks => *now = ticks;
        Clock.Advance(1);
    }

    /// <summary>The library's file.</summary>
    public string Path { get; }

    public ManualClock Clock { get; } = new();

    /// <summary>How many initialisations of NVML were not given back.</summary>
    public long OpenInitializations => ((delegate* unmanaged<long>)Export("stand_in_open"))();

    /// <summary>
    /// Sets a figure of a board by the name that the C file gives it; results are NVML's numbers, times seconds of the clock.
    /// </summary>
    public NvmlScript Set(string name, long value, int board = 0)
    {
        var bytes = System.Text.Encoding.ASCII.GetBytes(name + '\0');
        fixed (byte* text = bytes)
        {
            var isKnown = ((delegate* unmanaged<int, byte*, long, int>)Export("stand_in_set"))(board, text, value);
            return isKnown != 0 ? this : throw new ArgumentException($"the stand-in has no figure '{name}'");
        }
    }

    public NvmlScript Set(string name, NvmlResult result, int board = 0) => Set(name, (long)result, board);

    /// <summary>From a time on a board draws so much. Times rise from call to call.</summary>
    public NvmlScript Draw(double fromSeconds, double watts, int board = 0)
    {
        var hasRoom = ((delegate* unmanaged<int, long, long, int>)Export("stand_in_power"))(
            board, Nanoseconds(fromSeconds), (long)(watts * 1000));
        return hasRoom != 0 ? this : throw new InvalidOperationException("the script has no room for more steps of power");
    }

    /// <summary>As <see cref="Draw"/>, but nothing where the board draws so much already.</summary>
    public void DrawFrom(double seconds, double watts, int board)
    {
        if (drawn[board] != watts)
        {
            Draw(seconds, watts, board);
            drawn[board] = watts;
        }
    }

    /// <summary>A process is on a board between two times.</summary>
    public NvmlScript Run(int process, double fromSeconds, double untilSeconds, int board = 0, int list = 0)
    {
        var hasRoom = ((delegate* unmanaged<int, uint, long, long, int, int>)Export("stand_in_process"))(
            board, (uint)process, Nanoseconds(fromSeconds), Nanoseconds(untilSeconds), list);
        return hasRoom != 0 ? this : throw new InvalidOperationException("the script has no room for more processes");
    }

    /// <summary>Looks for a board as the product does.</summary>
    public MeterProbe Probe(string? device = null) => NvmlMeter.Open(Path, new(device), Clock, wait => Clock.Advance(wait.Value));

    /// <summary>Opens a board that has to be there.</summary>
    public NvmlMeter Open(string? device = null)
    {
        var probe = Probe(device);
        return (NvmlMeter?)probe.Meter ?? throw new AssertionException(probe.Availability.Detail);
    }

    public static long Nanoseconds(double seconds) => (long)Math.Round(seconds * 1e9);

    public void Dispose()
    {
        NativeLibrary.Free(library);
        NativeMemory.Free(now);
    }

    private nint Export(string name) => NativeLibrary.GetExport(library, name);
}
