using EnergyGate.Measurement.Meters;
using EnergyGate.Measurement.Protocols.PairedLaunches;
using EnergyGate.Measurement.Protocols.WarmUp;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Gate.Compare.Build;

/// <summary>How a comparison is made; fixed before its first unit.</summary>
public sealed record ComparisonPlan
{
    private const double SafeWindow = 1.1;

    // Eight units decide an unchanged ratio in the median (docs/results/compare.md); as many again by half for those that take longer.
    private const int UsualUnits = 12;
    private static readonly Seconds LongestUsualBudget = new(3600);

    // Where windows are short, a pass over the mix is the longer piece of work.
    private const double WarmUpShare = 0.05;

    /// <summary>The limit of the ratio of joules is 1 + margin.</summary>
    public double Margin { get; init; } = 0.02;

    /// <summary>Units at most.</summary>
    public int MaximumUnits { get; init; } = 64;

    /// <summary>Wall time after which no unit begins.</summary>
    public Seconds Budget { get; init; } = new(900);

    /// <summary>Energy after which no unit begins, all workers together; null for no such limit.</summary>
    public Joules? EnergyBudget { get; init; }

    /// <summary>Seed of the coins.</summary>
    public ulong Seed { get; init; }

    /// <summary>A block lasts at least this long: it takes as many batches as fill that.</summary>
    public Seconds MinimumBlock { get; init; } = new(0.012);

    /// <summary>
    /// Whether blocks are tried out, and grown, before their length is fixed: a window below a device's shortest would be void.
    /// </summary>
    public bool TriesBlocks { get; init; }

    /// <summary>Time for a device to become steady before the first unit; it is no part of the budget.</summary>
    public Seconds WarmUp { get; init; }

    /// <summary>Whether a second base worker is judged against the first.</summary>
    public bool HasControl { get; init; } = true;

    /// <summary>Extra work planted into the candidate, e.g. 0.05; 0 for none.</summary>
    public double Planted { get; init; }

    /// <summary>The unit deviation that is expected before there are units.</summary>
    public double PriorDeviation { get; init; } = 0.02;

    /// <summary>The plan with blocks that a device's meter can measure: its shortest window, and a tenth more.</summary>
    /// <param name="meter">The meter.</param>
    /// <param name="cells">Cells that are measured, the control among them.</param>
    /// <param name="hasBudget">
    /// Whether the user gave the budget of seconds; if not, long blocks get the time that twelve units take, up to an hour.
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
            WarmUp = new(Math.Max(WarmUpShare * Budget.Value, SteadyWarmUp.UsualWindows * (block + meter.GuardTime.Value))),
            Budget = hasBudget ? Budget : new(Math.Max(Budget.Value, Math.Min(needed, LongestUsualBudget.Value))),
        };
    }
}
