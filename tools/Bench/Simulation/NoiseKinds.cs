using System.Collections.Immutable;

namespace EnergyGate.Bench.Simulation;

/// <summary>
/// The simulated machines. The standard deviations of blocks are those seen on a shared two-core machine: 2 to 10 %.
/// </summary>
internal static class NoiseKinds
{
    /// <summary>5 % per block, independent: the standard deviation of a unit is 1.9 %.</summary>
    public static NoiseKind Independent { get; } = new("independent") { Deviation = 0.05 };

    /// <summary>
    /// The worker launched first costs 3.2 % more, differing by 1 point from launch to launch; every unit has fresh launches.
    /// </summary>
    public static NoiseKind LaunchBias { get; } =
        new("launch bias 3.2 %, relaunched") { Deviation = 0.05, LaunchBias = 0.032, LaunchBiasDeviation = 0.01 };

    /// <summary>The same bias, drawn once and kept: what happens without relaunching (P24).</summary>
    public static NoiseKind OneLaunch { get; } =
        LaunchBias with { Name = "launch bias, one launch", KeepsOneLaunch = true, IsPromised = false };

    /// <summary>The ratio itself wanders. There is no one ratio, so nothing is promised.</summary>
    public static NoiseKind WanderingRatio { get; } =
        new("AR(1) .5 on the ratio") { Deviation = 0.0125, RatioDeviation = 0.0187, IsPromised = false };

    /// <summary>Threads of both arms spin on into the next block of the other by the same amount.</summary>
    public static NoiseKind EqualCarryOver { get; } =
        Independent with { Name = "carry-over 30 %, both arms", CarryOverOfBase = 0.3, CarryOverOfCandidate = 0.3 };

    /// <summary>
    /// The limit of the idle load check: an idle worker of one arm uses 1 % of a core (P25). It shifts the ratio by half a point.
    /// </summary>
    public static NoiseKind GuardedCarryOver { get; } =
        Independent with { Name = "carry-over 1 %, base alone", CarryOverOfBase = 0.01, IsPromised = false };

    /// <summary>Threads of one arm spin on, which the idle load check voids (P25).</summary>
    public static NoiseKind OneSidedCarryOver { get; } =
        Independent with { Name = "carry-over 15 %, base alone", CarryOverOfBase = 0.15, IsPromised = false };

    /// <summary>The kinds of the study, in the order of its tables.</summary>
    public static ImmutableArray<NoiseKind> All { get; } =
    [
        new("quiet") { Deviation = 0.0176 },
        Independent,
        new("loud") { Deviation = 0.10 },
        new("AR(1) .5 in blocks") { Deviation = 0.05, Autocorrelation = 0.5 },
        new("t3 + bursts") { Deviation = 0.029, HasHeavyTails = true, BurstProbability = 0.02, BurstHeight = 0.2 },
        new("thermal drift + AR") { Deviation = 0.05, Autocorrelation = 0.5, ThermalDrift = 0.2 },
        new("step x2.8 mid-run") { Deviation = 0.05, Step = 1.03 },
        new("neighbour on and off") { Deviation = 0.04, NeighbourLoad = 0.25 },
        new("100 ms tick, 1 s windows") { Deviation = 0.01, Tick = 0.1 },
        LaunchBias,
        new("alternation of period 4, 10 %") { Deviation = 0.02, Alternation = 0.1 },
        EqualCarryOver,
        GuardedCarryOver,
        OneLaunch,
        OneSidedCarryOver,
        WanderingRatio,
    ];
}
