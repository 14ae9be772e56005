namespace EnergyGate.Measurement.Meters.Nvml;

/// <summary>Describes NVML's return codes and their remedies.</summary>
internal static class NvmlResults
{
    public static string Describe(this NvmlResult result) => $"{Words(result)} (NVML {(int)result})";

    private static string Words(NvmlResult result) => result switch
    {
        NvmlResult.Uninitialized => "NVML was not initialised",
        NvmlResult.InvalidArgument => "invalid argument",
        NvmlResult.NotSupported => "not supported by this device",
        NvmlResult.NoPermission => "no permission: run as a user with access to /dev/nvidia*, or request it from the host",
        NvmlResult.NotFound => "not found",
        NvmlResult.InsufficientSize => "the buffer is too small",
        NvmlResult.InsufficientPower => "the board's external power is not connected",
        NvmlResult.DriverNotLoaded => "the NVIDIA driver is not loaded",
        NvmlResult.Timeout => "timeout",
        NvmlResult.LibraryNotFound => "a library of the driver is missing",
        NvmlResult.FunctionNotFound => "this version of NVML does not have the function",
        NvmlResult.GpuIsLost => "the GPU has fallen off the bus",
        NvmlResult.ResetRequired => "the GPU must be reset",
        NvmlResult.OperatingSystem => "the operating system blocks the GPU",
        NvmlResult.LibraryDriverMismatch => "library and driver versions differ: reboot, or mount the host's library",
        NvmlResult.NoData => "no data",
        NvmlResult.GpuNotFound => "no GPU was found",
        _ => "unknown error",
    };
}
