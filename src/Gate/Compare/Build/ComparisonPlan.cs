using EnergyGate.Gate.Compare.Workers;
using EnergyGate.Measurement.Meters;
using EnergyGate.Measurement.Protocols.PairedLaunches;
using EnergyGate.Measurement.Protocols.WarmUp;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Gate.Compare.Build;

/// <summary>The plan of a comparison, fixed before its first unit.</summary>
internal sealed record ComparisonPlan
{
    private const double SafeWindow = 1.1;

    // In the median, eight units decide an unchanged ratio (docs/results/compare.md); half as many again for slower decisions.
    private const int UsualUnits = 12;
    private static readonly Seconds MaxUsualBudget = new(3600);

    // A minimum for short windows: there, one pass over the mix takes longer than the usual number of windows.
    private const double WarmUpShare = 0.05;

    /// <summary>The limit of the ratio of joules is 1 + margin.</summary>
    public double Margin { get; init; } = 0.02;

    /// <summary>Maximum number of units.</summary>
    public int MaximumUnits { get; init; } = 64;

    /// <summary>No unit starts after this wall time.</summary>
    public Seconds Budget { get; init; } = new(900);

    /// <summary>No unit starts after this energy, summed over all workers; null for no limit.</summary>
    public Joules? EnergyBudget { get; init; }

    /// <summary>Random seed of the launch and block order.</summary>
    public ulong Seed { get; init; }

    /// <summary>Minimum time of a block, which sets its number of batches.</summary>
    public Seconds MinimumBlock { get; init; } = new(0.012);

    /// <summary>
    /// Minimum number of batches of a block, whatever its time. A launch that measures many batches sees leaks, and work that comes seldom.
    /// </summary>
    public int MinimumBatches { get; init; } = 1;

    /// <summary>
    /// Whether each launch begins with a random number of unmeasured batches, at most as many as it measures. Work that comes with every
    /// n-th batch of a process then falls into the measured part as often as it falls into any other.
    /// </summary>
    public bool HasRunIn { get; init; } = true;

    /// <summary>
    /// Whether blocks are tried, and lengthened, before their length is fixed: a window shorter than the meter's minimum would be void.
    /// </summary>
    public bool TriesBlocks { get; init; }

    /// <summary>Maximum time of the warm-up before the first unit; not part of the budget.</summary>
    public Seconds WarmUp { get; init; }

    /// <summary>Whether a second base worker is compared with the first.</summary>
    public bool HasControl { get; init; } = true;

    /// <summary>Extra work planted into the candidate. Default: none.</summary>
    public Plant Planted { get; init; } = Plant.None;

    /// <summary>Expected standard deviation of a unit's log-ratio, used until there are units.</summary>
    public double PriorDeviation { get; init; } = 0.02;

    /// <summary>The plan with blocks that a device's meter can measure: its shortest window plus a tenth.</summary>
    /// <param name="meter">The meter.</param>
    /// <param name="cells">Number of measured cells, including the control.</param>
    /// <param name="hasBudget">
    /// Whether the user gave the budget of seconds; if not, long blocks get the time of twelve units, at most an hour.
    /// </param>
    public ComparisonPlan MeasuredBy(IEnergyMeter meter, int cells, bool hasBudget)
    {
        ArgumentNullException.ThrowIfNull(meter);
        var block = Math.Max(MinimumBlock.Value, SafeWindow * meter.Resolution.ShortestWindow.Value);
        var needed = UsualUnits * UnitOrder.Blocks * cells * (block + meter.GuardTime.Value);
        return this with
        {
            MinimumBlock = new(block),
            TriesBlocks = true,
            HasRunIn = HasRunIn && block <= MinimumBlock.Value, // a longer block holds more batches than a launch of short ones
            WarmUp = new(Math.Max(WarmUpShare * Budget.Value, SteadyWarmUp.UsualWindows * (block + meter.GuardTime.Value))),
            Budget = hasBudget ? Budget : new(Math.Max(Budget.Value, Math.Min(needed, MaxUsualBudget.Value))),
        };
    }
}
