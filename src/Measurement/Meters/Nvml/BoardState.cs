using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Meters.Nvml;

/// <summary>The settings of a board that affect its figures and therefore belong to the fingerprint.</summary>
internal static class BoardState
{
    /// <summary>Driver, power limit and error correction in one line; values that the board does not report are marked.</summary>
    public static string Of(INvmlLibrary library, nint device, Watts limit)
    {
        var driver = library.DriverVersion(out var version) == NvmlResult.Success ? version : "unknown";
        var ecc = library.EccMode(device, out var mode, out _) == NvmlResult.Success ? (mode != 0 ? "on" : "off") : "none";
        return $"driver {driver}, power limit {(double.IsNaN(limit.Value) ? "unknown" : limit)}, ECC {ecc}";
    }
}
