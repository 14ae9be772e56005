using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Protocols.PairedLaunches;

/// <summary>
/// A worker that waits for its turn must be still: runtime threads that spin on burn the other arm's time. Without spinning, two processes on the same cores were seen
/// below 0.1 %, with it at 15 to 65 %.
/// </summary>
public static class IdleLoadCheck
{
    /// <summary>The most that an idle worker may use, in cores, beyond what its answers take.</summary>
    public const double MaxLoad = 0.01;

    /// <summary>Why a comparison is void, as a sentence; null when the worker was still.</summary>
    /// <param name="processorTime">What all threads of the worker used while it was not its turn.</param>
    /// <param name="elapsed">How long that was, on the clock; above 0.</param>
    public static string? VoidReason(Seconds processorTime, Seconds elapsed)
    {
        var load = processorTime / elapsed;
        return load <= MaxLoad ? null : $"a worker used {load:P1} of a core while it was not its turn (at most {MaxLoad:P0}): run it without spinning threads";
    }
}
