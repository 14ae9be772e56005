using EnergyGate.Gate.Results;
using EnergyGate.Measurement.Units;
using EnergyGate.Measurement.Windows;

namespace EnergyGate.Gate.Compare.Launching;

/// <summary>
/// Holds a worker's own CPU time against the one that was read from outside. The latter includes reading the request and writing the
/// answer, 0.1 to 0.3 ms, and what the runtime does meanwhile in other threads.
/// </summary>
internal static class OwnFigureCheck
{
    private const double MaxShare = 0.05;
    private static readonly Seconds MaxOutside = new(0.001);
    private static readonly Seconds ClockError = new(0.0001);

    /// <summary>Why a block is void; null when the figures agree.</summary>
    /// <param name="own">CPU time of the block, as the worker says.</param>
    /// <param name="outside">CPU time of the process from before the request to after the answer.</param>
    public static VoidReason? VoidReason(Seconds own, Seconds outside) =>
        own > outside + ClockError || outside - own > new Seconds(Math.Max(MaxOutside.Value, MaxShare * outside.Value))
            ? new($"a worker says that a block took {Format.Milliseconds(own)} of CPU time; read from outside, it took "
                + $"{Format.Milliseconds(outside)}")
            : null;
}
