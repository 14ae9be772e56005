namespace EnergyGate.Bench.Simulation;

/// <summary>
/// One kind of noise of a simulated machine. All figures are of the natural logarithm of a block's cost: 0.05 is 5 %. A figure of 0
/// means that the effect is absent. Effects add up.
/// </summary>
/// <param name="Name">Name in tables, e.g. <c>quiet</c>.</param>
internal sealed record NoiseKind(string Name)
{
    /// <summary>Standard deviation of a block, or the scale of its t distribution.</summary>
    public double Deviation { get; init; }

    /// <summary>Correlation of a block with the next (a first-order autoregression), 0 to below 1; the deviation stays the same.</summary>
    public double Autocorrelation { get; init; }

    /// <summary>Whether blocks follow Student's t of 3 degrees of freedom, not a normal.</summary>
    public bool HasHeavyTails { get; init; }

    /// <summary>Probability that a burst begins with a block.</summary>
    public double BurstProbability { get; init; }

    /// <summary>Mean height of a burst (exponential); a burst goes on from block to block with a probability of 2/3.</summary>
    public double BurstHeight { get; init; }

    /// <summary>How far the cost rises while the machine warms up, with a time constant of 300 blocks.</summary>
    public double ThermalDrift { get; init; }

    /// <summary>A step up at a block drawn from the first 512 (16 units), for good.</summary>
    public double Step { get; init; }

    /// <summary>Cost of a neighbour that comes and goes, for 20 blocks each on average.</summary>
    public double NeighbourLoad { get; init; }

    /// <summary>A counter's tick as a share of the block: both ends of the block fall anywhere in a tick.</summary>
    public double Tick { get; init; }

    /// <summary>Up and down with a period of 4 blocks (+ - - +), so in step with the quads.</summary>
    public double Alternation { get; init; }

    /// <summary>Mean extra cost of the worker that is launched first.</summary>
    public double LaunchBias { get; init; }

    /// <summary>Standard deviation of that bias from launch to launch.</summary>
    public double LaunchBiasDeviation { get; init; }

    /// <summary>Whether one pair of workers is kept for all units, so that one bias stays.</summary>
    public bool KeepsOneLaunch { get; init; }

    /// <summary>Deviation of the ratio itself, unit by unit, autoregressive with 0.5.</summary>
    public double RatioDeviation { get; init; }

    /// <summary>Extra cost of a block of the candidate that follows one of the base, whose worker spins on.</summary>
    public double CarryOverOfBase { get; init; }

    /// <summary>Extra cost of a block of the base that follows one of the candidate, whose worker spins on.</summary>
    public double CarryOverOfCandidate { get; init; }

    /// <summary>Whether the sequential test promises its error rates under this noise.</summary>
    public bool IsPromised { get; init; } = true;
}
