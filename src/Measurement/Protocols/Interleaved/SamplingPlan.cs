using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Protocols.Interleaved;

/// <summary>Settings of a sampling run.</summary>
public sealed record SamplingPlan
{
    /// <summary>Unmeasured calls of each arm before its blocks are sized. Default 4.</summary>
    public int WarmupRuns { get; init; } = 4;

    /// <summary>
    /// Minimum length of a block, which also spans at least one call and the meter's shortest window. Default 20 ms: shorter blocks fall
    /// below the resolution, longer ones hardly reduce the deviation of a round.
    /// </summary>
    public Seconds MinimumBlock { get; init; } = Seconds.FromMilliseconds(20);

    /// <summary>Maximum number of rounds. A round has two blocks of every arm. Default 40.</summary>
    public int MaximumRounds { get; init; } = 40;

    /// <summary>
    /// Maximum time, including warm-up. A round starts only if it is expected to end within it; the first round always runs. Default: no
    /// limit. The number of rounds depends on time only, never on the results.
    /// </summary>
    public Seconds Budget { get; init; } = new(double.PositiveInfinity);

    /// <summary>Random seed for the block order. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Throws when a setting is out of range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(WarmupRuns);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaximumRounds, 1);
        if (!(MinimumBlock.Value >= 0 && double.IsFinite(MinimumBlock.Value)))
        {
            throw new ArgumentOutOfRangeException(nameof(MinimumBlock), MinimumBlock, "the minimum block length is finite and 0 s or more");
        }

        if (!(Budget.Value > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(Budget), Budget, "the budget must be above 0 s");
        }
    }
}
