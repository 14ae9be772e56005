using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text;

namespace EnergyGate.Measurement.Metering;

/// <summary>NVML, loaded at run time. A function that the loaded version lacks answers <see cref="NvmlResult.FunctionNotFound"/>.</summary>
internal sealed unsafe class NativeNvmlLibrary : INvmlLibrary
{
    public const string DefaultFileName = "libnvidia-ml.so.1";

    private const int TextSize = 96; // NVML_DEVICE_UUID_V2_BUFFER_SIZE, the largest of the texts read here
    private const uint PowerInstantField = 186; // NVML_FI_DEV_POWER_INSTANT

    private readonly nint _library;
    private readonly nint _totalEnergy; // what is read in a measured window is looked up once
    private readonly nint _fieldValues;
    private readonly nint _powerUsage;

    private NativeNvmlLibrary(nint library)
    {
        _library = library;
        _totalEnergy = Find("nvmlDeviceGetTotalEnergyConsumption");
        _fieldValues = Find("nvmlDeviceGetFieldValues");
        _powerUsage = Find("nvmlDeviceGetPowerUsage");
    }

    /// <summary>Loads the library; false, with the reason, where there is none or it is something else.</summary>
    public static bool TryLoad(string fileName, [NotNullWhen(true)] out NativeNvmlLibrary? library, out string reason)
    {
        library = null;
        if (!NativeLibrary.TryLoad(fileName, out var handle))
        {
            reason = $"{fileName} is not there: no NVIDIA driver is installed, or the container was started without it";
            return false;
        }

        if (!NativeLibrary.TryGetExport(handle, "nvmlInit_v2", out _))
        {
            NativeLibrary.Free(handle);
            reason = $"{fileName} has no nvmlInit_v2: it is not NVML, or a very old one";
            return false;
        }

        library = new(handle);
        reason = "";
        return true;
    }

    public NvmlResult Initialize() => Call("nvmlInit_v2");

    public NvmlResult Shutdown() => Call("nvmlShutdown");

    public NvmlResult DeviceCount(out uint count)
    {
        count = 0;
        fixed (uint* result = &count)
        {
            var function = (delegate* unmanaged<uint*, NvmlResult>)Find("nvmlDeviceGetCount_v2");
            return function is null ? NvmlResult.FunctionNotFound : function(result);
        }
    }

    public NvmlResult DeviceHandle(uint index, out nint device)
    {
        device = 0;
        fixed (nint* result = &device)
        {
            var function = (delegate* unmanaged<uint, nint*, NvmlResult>)Find("nvmlDeviceGetHandleByIndex_v2");
            return function is null ? NvmlResult.FunctionNotFound : function(index, result);
        }
    }

    public NvmlResult DeviceName(nint device, out string name) => Text("nvmlDeviceGetName", device, out name);

    public NvmlResult DeviceUuid(nint device, out string uuid) => Text("nvmlDeviceGetUUID", device, out uuid);

    public NvmlResult MigMode(nint device, out uint current, out uint pending)
    {
        current = 0;
        pending = 0;
        fixed (uint* currentResult = &current, pendingResult = &pending)
        {
            var function = (delegate* unmanaged<nint, uint*, uint*, NvmlResult>)Find("nvmlDeviceGetMigMode");
            return function is null ? NvmlResult.FunctionNotFound : function(device, currentResult, pendingResult);
        }
    }

    public NvmlResult TotalEnergy(nint device, out ulong millijoules)
    {
        millijoules = 0;
        fixed (ulong* result = &millijoules)
        {
            var function = (delegate* unmanaged<nint, ulong*, NvmlResult>)_totalEnergy;
            return function is null ? NvmlResult.FunctionNotFound : function(device, result);
        }
    }

    public NvmlResult InstantPower(nint device, out uint milliwatts)
    {
        var field = new FieldValue { FieldId = PowerInstantField };
        var function = (delegate* unmanaged<nint, int, FieldValue*, NvmlResult>)_fieldValues;
        var result = function is null ? NvmlResult.FunctionNotFound : function(device, 1, &field);
        milliwatts = field.UnsignedValue;
        return result == NvmlResult.Success ? field.Result : result;
    }

    public NvmlResult AveragePower(nint device, out uint milliwatts)
    {
        milliwatts = 0;
        fixed (uint* result = &milliwatts)
        {
            var function = (delegate* unmanaged<nint, uint*, NvmlResult>)_powerUsage;
            return function is null ? NvmlResult.FunctionNotFound : function(device, result);
        }
    }

    public void Dispose() => NativeLibrary.Free(_library);

    private NvmlResult Call(string name)
    {
        var function = (delegate* unmanaged<NvmlResult>)Find(name);
        return function is null ? NvmlResult.FunctionNotFound : function();
    }

    private NvmlResult Text(string name, nint device, out string text)
    {
        var buffer = stackalloc byte[TextSize];
        var function = (delegate* unmanaged<nint, byte*, uint, NvmlResult>)Find(name);
        var result = function is null ? NvmlResult.FunctionNotFound : function(device, buffer, TextSize);
        text = result == NvmlResult.Success ? Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(buffer)) : "";
        return result;
    }

    private nint Find(string name) => NativeLibrary.TryGetExport(_library, name, out var address) ? address : 0;

    [StructLayout(LayoutKind.Explicit, Size = 40)]
    private struct FieldValue // nvmlFieldValue_t
    {
        [FieldOffset(0)] public uint FieldId;
        [FieldOffset(28)] public NvmlResult Result;
        [FieldOffset(32)] public uint UnsignedValue; // nvmlValue_t.uiVal
    }
}
