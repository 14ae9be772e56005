using EnergyGate.Measurement.Windows;

namespace EnergyGate.Measurement.Protocols.PairedLaunches;

/// <summary>
/// Voids a unit when an idle worker uses more than 1 % of a core: its spinning threads slow the other arm. Observed with two processes on
/// the same cores: below 0.1 % without spinning, 15 to 65 % with it.
/// </summary>
public static class IdleLoadCheck
{
    /// <summary>Maximum load of an idle worker, in cores.</summary>
    public const double MaxLoad = 0.01;

    /// <summary>Reason that the unit is void; null when the load is within the limit, or the worker was never idle.</summary>
    /// <param name="idle">CPU time and elapsed time of the worker between its blocks.</param>
    public static VoidReason? Check(IdleTime idle) => !(idle.Wall.Value > 0) || idle.Load <= MaxLoad
        ? null
        : new($"an idle worker used {idle.Load:P1} of a core (max. {MaxLoad:P0}): disable thread spinning");
}
