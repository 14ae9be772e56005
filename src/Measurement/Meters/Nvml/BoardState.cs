using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Meters.Nvml;

/// <summary>
/// What a board's figures depend on beside the board: an update or a setting changes them, so they belong to the fingerprint.
/// </summary>
internal static class BoardState
{
    /// <summary>Driver, NVML, power limit and error correction in one line; what the board does not tell is called so.</summary>
    public static string Of(INvmlLibrary library, nint device, Watts limit)
    {
        var driver = library.DriverVersion(out var version) == NvmlResult.Success ? version : "unknown";
        var ecc = library.EccMode(device, out var mode, out _) == NvmlResult.Success ? (mode != 0 ? "on" : "off") : "none";
        return $"driver {driver}, power limit {(double.IsNaN(limit.Value) ? "unknown" : limit)}, ECC {ecc}";
    }
}
