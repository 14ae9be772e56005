using EnergyGate.Measurement.Windows;

namespace EnergyGate.Measurement.Protocols.PairedLaunches;

/// <summary>
/// Voids a unit when an idle worker uses more than 1 % of a core: threads that spin on burn the other arm's time. Without spinning, two
/// processes on the same cores were seen below 0.1 %, with it at 15 to 65 %.
/// </summary>
public static class IdleLoadCheck
{
    /// <summary>The highest load of an idle worker, in cores, beyond what its answers take.</summary>
    public const double MaxLoad = 0.01;

    /// <summary>Why the unit is void; null when the worker was still, or was never idle.</summary>
    /// <param name="idle">What the worker used while it was not its turn.</param>
    public static VoidReason? Check(IdleTime idle) => !(idle.Wall.Value > 0) || idle.Load <= MaxLoad
        ? null
        : new($"a worker used {idle.Load:P1} of a core while it was not its turn (at most {MaxLoad:P0}): run it without spinning threads");
}
