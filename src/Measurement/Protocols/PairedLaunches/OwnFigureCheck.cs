using EnergyGate.Measurement.Units;
using EnergyGate.Measurement.Windows;

namespace EnergyGate.Measurement.Protocols.PairedLaunches;

/// <summary>
/// Voids a unit when a worker's own CPU time is not the one that was read from outside. The latter includes reading each request and
/// writing its answer (0.14 ms per block in the median), and what the runtime does meanwhile in other threads.
/// </summary>
public static class OwnFigureCheck
{
    /// <summary>Maximum share of the CPU time read from outside that a worker does not tell.</summary>
    public const double MaxUntold = 0.10;

    private const double ClockError = 0.01;

    /// <summary>Reason that the unit is void; null when the figures agree, or when nothing was read from outside.</summary>
    /// <param name="own">CPU time of all blocks of a worker, as it says.</param>
    /// <param name="outside">CPU time of its process over the same blocks, read from outside.</param>
    public static VoidReason? Check(Seconds own, Seconds outside)
    {
        var untold = (outside - own) / outside;
        return !(outside.Value > 0) || untold is >= -ClockError and <= MaxUntold
            ? null
            : new($"a worker told {1 - untold:P0} of the CPU time that was read from outside ({1 - MaxUntold:P0} to {1 + ClockError:P0})");
    }
}
