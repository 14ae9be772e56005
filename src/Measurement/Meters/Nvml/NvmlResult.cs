namespace EnergyGate.Measurement.Meters.Nvml;

/// <summary>nvmlReturn_t: the return code of every NVML function.</summary>
internal enum NvmlResult
{
    Success = 0,
    Uninitialized = 1,
    InvalidArgument = 2,
    NotSupported = 3,
    NoPermission = 4,
    NotFound = 6,
    InsufficientSize = 7,
    InsufficientPower = 8,
    DriverNotLoaded = 9,
    Timeout = 10,
    LibraryNotFound = 12,
    FunctionNotFound = 13,
    GpuIsLost = 15,
    ResetRequired = 16,
    OperatingSystem = 17,
    LibraryDriverMismatch = 18,
    NoData = 21,
    GpuNotFound = 28,
    Unknown = 999,
}
