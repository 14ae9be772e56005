using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Protocols.Interleaved;

/// <summary>How a sampling run is made.</summary>
public sealed record SamplingPlan
{
    /// <summary>Unmeasured calls of each arm before its blocks are sized. Default 4.</summary>
    public int WarmupRuns { get; init; } = 4;

    /// <summary>
    /// A block lasts at least this long, and at least one call, and at least the meter's shortest window. Default 20 ms: shorter blocks
    /// miss the resolution, longer ones hardly lower the deviation of a round.
    /// </summary>
    public Seconds MinimumBlock { get; init; } = Seconds.FromMilliseconds(20);

    /// <summary>Rounds at most. Each round holds two blocks of every arm. Default 40.</summary>
    public int MaximumRounds { get; init; } = 40;

    /// <summary>
    /// Time at most, warm-up included: no round starts that is not expected to end in it, but the first one always does. Default: no limit.
    /// The number of rounds follows from time alone, never from what they show.
    /// </summary>
    public Seconds Budget { get; init; } = new(double.PositiveInfinity);

    /// <summary>Seed of the order of the blocks. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Refuses a plan that cannot be followed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A figure is outside its range.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(WarmupRuns);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaximumRounds, 1);
        if (!(MinimumBlock.Value >= 0 && double.IsFinite(MinimumBlock.Value)))
        {
            throw new ArgumentOutOfRangeException(nameof(MinimumBlock), MinimumBlock, "a block lasts a finite time of 0 s or more");
        }

        if (!(Budget.Value > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(Budget), Budget, "a budget is above 0 s");
        }
    }
}
