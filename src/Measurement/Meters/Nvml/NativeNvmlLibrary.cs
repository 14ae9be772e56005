using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text;

namespace EnergyGate.Measurement.Meters.Nvml;

/// <summary>
/// NVML, loaded at run time. A function missing from the loaded version returns <see cref="NvmlResult.FunctionNotFound"/>.
/// </summary>
internal sealed unsafe class NativeNvmlLibrary : INvmlLibrary
{
    private const int TextSize = 96; // NVML_DEVICE_UUID_V2_BUFFER_SIZE, the largest of the strings read here
    private const int MaxProcesses = 64;
    private const uint ChipSensor = 0; // NVML_TEMPERATURE_GPU
    private const uint ProcessorClockType = 1; // NVML_CLOCK_SM
    private const uint MemoryClockType = 2; // NVML_CLOCK_MEM

    private readonly nint library;
    private readonly NvmlSymbols symbols;

    private NativeNvmlLibrary(nint library)
    {
        this.library = library;
        symbols = new(library);
    }

    /// <summary>The name under which a driver installs NVML on this operating system.</summary>
    public static string DefaultFileName => OperatingSystem.IsWindows() ? "nvml.dll" : "libnvidia-ml.so.1";

    /// <summary>Loads the library; false, with the reason, when it is missing or not NVML.</summary>
    public static bool TryLoad(string fileName, [NotNullWhen(true)] out NativeNvmlLibrary? library, out string reason)
    {
        library = null;
        if (!NativeLibrary.TryLoad(fileName, out var handle))
        {
            reason = $"{fileName} was not found: no NVIDIA driver is installed, or the container was started without it";
            return false;
        }

        if (!NativeLibrary.TryGetExport(handle, NvmlSymbols.InitializeName, out _))
        {
            NativeLibrary.Free(handle);
            reason = $"{fileName} has no {NvmlSymbols.InitializeName}: it is not NVML, or a very old one";
            return false;
        }

        library = new(handle);
        reason = "";
        return true;
    }

    public NvmlResult Initialize() => Call(symbols.Initialize);

    public NvmlResult Shutdown() => Call(symbols.Shutdown);

    public NvmlResult DriverVersion(out string version) => Text(symbols.DriverVersion, out version);

    public NvmlResult LibraryVersion(out string version) => Text(symbols.LibraryVersion, out version);

    public NvmlResult DeviceCount(out uint count)
    {
        fixed (uint* result = &count)
        {
            *result = 0;
            var function = (delegate* unmanaged<uint*, NvmlResult>)symbols.DeviceCount;
            return function is null ? NvmlResult.FunctionNotFound : function(result);
        }
    }

    public NvmlResult DeviceHandle(uint index, out nint device)
    {
        fixed (nint* result = &device)
        {
            *result = 0;
            var function = (delegate* unmanaged<uint, nint*, NvmlResult>)symbols.DeviceHandle;
            return function is null ? NvmlResult.FunctionNotFound : function(index, result);
        }
    }

    public NvmlResult DeviceName(nint device, out string name) => Text(symbols.DeviceName, device, out name);

    public NvmlResult DeviceUuid(nint device, out string uuid) => Text(symbols.DeviceUuid, device, out uuid);

    public NvmlResult MigMode(nint device, out uint current, out uint pending) => Pair(symbols.MigMode, device, out current, out pending);

    public NvmlResult EccMode(nint device, out uint current, out uint pending) => Pair(symbols.EccMode, device, out current, out pending);

    public NvmlResult TotalEnergy(nint device, out ulong millijoules) => Long(symbols.TotalEnergy, device, out millijoules);

    public NvmlResult InstantPower(nint device, out uint milliwatts) => Field(NvmlFieldValue.InstantPower, device, out milliwatts);

    public NvmlResult AveragePower(nint device, out uint milliwatts) => Field(NvmlFieldValue.AveragePower, device, out milliwatts);

    public NvmlResult PowerUsage(nint device, out uint milliwatts) => Number(symbols.PowerUsage, device, out milliwatts);

    public NvmlResult PowerLimit(nint device, out uint milliwatts) => Number(symbols.PowerLimit, device, out milliwatts);

    public NvmlResult Temperature(nint device, out uint degrees) => Number(symbols.Temperature, device, ChipSensor, out degrees);

    public NvmlResult ProcessorClock(nint device, out uint megahertz) =>
        Number(symbols.ClockInfo, device, ProcessorClockType, out megahertz);

    public NvmlResult MemoryClock(nint device, out uint megahertz) => Number(symbols.ClockInfo, device, MemoryClockType, out megahertz);

    public NvmlResult ClockLimits(nint device, out ClockLimits reasons)
    {
        var result = Long(symbols.ClockLimits, device, out var bits);
        reasons = (ClockLimits)(uint)bits;
        return result;
    }

    // nvmlUtilization_t consists of two adjacent numbers.
    public NvmlResult Utilization(nint device, out uint processorPercent, out uint memoryPercent)
    {
        var rates = stackalloc uint[2];
        var function = (delegate* unmanaged<nint, uint*, NvmlResult>)symbols.Utilization;
        var result = function is null ? NvmlResult.FunctionNotFound : function(device, rates);
        (processorPercent, memoryPercent) = (rates[0], rates[1]);
        return result;
    }

    public NvmlResult Processes(nint device, Span<uint> processes, out int count)
    {
        count = 0;
        var result = Processes(symbols.ComputeProcesses, device, processes, ref count);
        if (result == NvmlResult.Success)
        {
            // Boards without graphics or MPS may not support these lists, which then count as empty.
            Processes(symbols.GraphicsProcesses, device, processes, ref count);
            Processes(symbols.SharedProcesses, device, processes, ref count);
        }

        return result;
    }

    public void Dispose() => NativeLibrary.Free(library);

    private static NvmlResult Processes(nint symbol, nint device, Span<uint> processes, ref int count)
    {
        var infos = stackalloc NvmlProcessInfo[MaxProcesses];
        uint found = MaxProcesses;
        var function = (delegate* unmanaged<nint, uint*, NvmlProcessInfo*, NvmlResult>)symbol;
        var result = function is null ? NvmlResult.FunctionNotFound : function(device, &found, infos);
        if (result is not (NvmlResult.Success or NvmlResult.InsufficientSize))
        {
            return result;
        }

        // If the buffer is too small, NVML still returns the number of processes.
        for (var i = 0; i < found; i++, count++)
        {
            if (i < MaxProcesses && result == NvmlResult.Success && count < processes.Length)
            {
                processes[count] = infos[i].ProcessId;
            }
        }

        return NvmlResult.Success;
    }

    private static NvmlResult Call(nint symbol) => symbol == 0 ? NvmlResult.FunctionNotFound : ((delegate* unmanaged<NvmlResult>)symbol)();

    private static NvmlResult Number(nint symbol, nint device, out uint value)
    {
        fixed (uint* result = &value)
        {
            *result = 0;
            return symbol == 0 ? NvmlResult.FunctionNotFound : ((delegate* unmanaged<nint, uint*, NvmlResult>)symbol)(device, result);
        }
    }

    private static NvmlResult Number(nint symbol, nint device, uint kind, out uint value)
    {
        fixed (uint* result = &value)
        {
            *result = 0;
            return symbol == 0
                ? NvmlResult.FunctionNotFound
                : ((delegate* unmanaged<nint, uint, uint*, NvmlResult>)symbol)(device, kind, result);
        }
    }

    private static NvmlResult Long(nint symbol, nint device, out ulong value)
    {
        fixed (ulong* result = &value)
        {
            *result = 0;
            return symbol == 0 ? NvmlResult.FunctionNotFound : ((delegate* unmanaged<nint, ulong*, NvmlResult>)symbol)(device, result);
        }
    }

    private static NvmlResult Pair(nint symbol, nint device, out uint first, out uint second)
    {
        fixed (uint* firstResult = &first, secondResult = &second)
        {
            *firstResult = *secondResult = 0;
            return symbol == 0
                ? NvmlResult.FunctionNotFound
                : ((delegate* unmanaged<nint, uint*, uint*, NvmlResult>)symbol)(device, firstResult, secondResult);
        }
    }

    private NvmlResult Field(uint fieldId, nint device, out uint value)
    {
        var field = new NvmlFieldValue { FieldId = fieldId };
        var function = (delegate* unmanaged<nint, int, NvmlFieldValue*, NvmlResult>)symbols.FieldValues;
        var result = function is null ? NvmlResult.FunctionNotFound : function(device, 1, &field);
        value = field.UnsignedValue;
        return result == NvmlResult.Success ? field.Result : result;
    }

    private static NvmlResult Text(nint symbol, out string text)
    {
        var buffer = stackalloc byte[TextSize];
        var function = (delegate* unmanaged<byte*, uint, NvmlResult>)symbol;
        return Read(function is null ? NvmlResult.FunctionNotFound : function(buffer, TextSize), buffer, out text);
    }

    private static NvmlResult Text(nint symbol, nint device, out string text)
    {
        var buffer = stackalloc byte[TextSize];
        var function = (delegate* unmanaged<nint, byte*, uint, NvmlResult>)symbol;
        return Read(function is null ? NvmlResult.FunctionNotFound : function(device, buffer, TextSize), buffer, out text);
    }

    private static NvmlResult Read(NvmlResult result, byte* buffer, out string text)
    {
        text = result == NvmlResult.Success ? Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(buffer)) : "";
        return result;
    }
}
