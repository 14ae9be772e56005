using System.Collections.Immutable;
using System.Globalization;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Policy.Baselines;
using EnergyGate.Gate.Results;
using EnergyGate.Measurement.Meters;
using EnergyGate.Measurement.Protocols;
using EnergyGate.Measurement.Protocols.Interleaved;
using EnergyGate.Measurement.Protocols.WarmUp;
using EnergyGate.Measurement.Units;
using EnergyGate.Statistics.Intervals;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Gate.Checks.Energy;

/// <summary>What does a variant cost beside the reference? Blocks of all variants take turns in one process.</summary>
/// <param name="cells">Makes the cells.</param>
/// <param name="meter">The meter of the run.</param>
/// <param name="threads">Threads of the sessions measured.</param>
/// <param name="baseline">The stored figures of this machine; null when there are no baselines at all.</param>
/// <param name="clock">The monotonic clock; null for the system's.</param>
/// <param name="idle">What the device draws at rest, for net figures, which are shown and never judged; null where it is not known.</param>
public sealed class EnergyTrial(
    CellFactory cells, IEnergyMeter meter, int threads, EnergyBaseline? baseline = null, TimeProvider? clock = null, Watts? idle = null)
{
    // Interleaved medians stop changing long before this; a fast model spends its time elsewhere.
    private const int MostRounds = 24;

    // Six for an interval, and as long as two more for sizing the blocks.
    private const int UsualRounds = 8;
    private static readonly Seconds LongestUsual = new(1200);

    /// <summary>
    /// The budget where the user gave none: a sensor that asks for windows of seconds gets the rounds that an interval needs, up to 20 minutes, since with fewer every
    /// cell would stay open.
    /// </summary>
    /// <param name="meter">The meter of the run.</param>
    /// <param name="armCount">Arms, the reference included.</param>
    /// <param name="usual">The budget for a meter of short windows.</param>
    public static Seconds UsualBudget(IEnergyMeter meter, int armCount, Seconds usual)
    {
        var block = meter.Resolution.ShortestWindow * 1.2 + meter.GuardTime;
        var needed = block * ((UsualRounds * ArmSeries.BlocksPerRound * armCount) + SteadyWarmUp.UsualWindows);
        return new(Math.Max(usual.Value, Math.Min(needed.Value, LongestUsual.Value)));
    }

    /// <summary>Measures and judges all arms.</summary>
    /// <param name="arms">The reference first, then the candidates.</param>
    /// <param name="budget">Wall time for all blocks.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Complete rounds are kept.</param>
    public (ImmutableArray<Cell> Cells, ImmutableArray<VariantCost> Costs) Judge(
        IReadOnlyList<MeteredArm> arms, Seconds budget, IWorkProgress progress, CancellationToken cancellation)
    {
        var samplingArms = arms.Select(arm => new SamplingArm(arm.Variant.Name, arm.Run, arm.TextCount)).ToImmutableArray();
        var plan = new SamplingPlan { WarmupRuns = 1, MaximumRounds = MostRounds, Budget = budget };
        using var ranges = NvtxRanges.Open();
        var result = new InterleavedSampler(meter, clock, ranges: ranges).Sample(samplingArms[0], samplingArms[1..], plan, new SamplingBar(progress), cancellation);
        var comparisons = arms.Skip(1).Select(arm => (arm.Variant, Comparison: result.Compare(arm.Variant.Name))).ToArray();
        var reference = arms[0].Variant;
        var figures = comparisons[0].Comparison.Reference;
        return (
            [
                Reference(reference, CheckKind.Energy, "joules", FigureKindOf(meter), $"{Millijoules(figures)} a text ({KindName}: {meter.Source})"),
                Reference(reference, CheckKind.Time, "seconds", FigureKind.Measured, $"{Milliseconds(figures)} a text on {threads} thread(s)"),
                .. comparisons.SelectMany(pair => new[]
                {
                    Compare(pair.Variant, CheckKind.Energy, "joules", pair.Comparison.EnergyRatio, pair.Comparison, FigureKindOf(meter), Millijoules(pair.Comparison.Candidate)),
                    Compare(pair.Variant, CheckKind.Time, "seconds", pair.Comparison.TimeRatio, pair.Comparison, FigureKind.Measured, Milliseconds(pair.Comparison.Candidate)),
                }),
                .. meter.Kind == MeasurementKind.Measured
                    ? arms.Select(arm => new EnergyBudget(cells, threads, baseline).Judge(arm, ArmEnergy.Of(result, arm.Variant.Name)))
                    : [],
            ],
            [
                Cost(reference, figures, comparisons[0].Comparison.Rounds, arms[0].TextCount),
                .. comparisons.Select(pair => Cost(pair.Variant, pair.Comparison.Candidate, pair.Comparison.Rounds, arms[0].TextCount)),
            ]);
    }

    /// <summary>The cells of a variant whose cost is not measured.</summary>
    public static Cell NotMeasured(CellFactory cells, VariantRecipe variant, string reason, int threads) =>
        cells.Make(variant, null, CheckKind.Energy, "joules", Verdict.NotMeasured, reason, threads, FigureKind.Estimated);

    private string KindName => FigureKindOf(meter).ToString().ToLowerInvariant();

    private Cell Reference(VariantRecipe variant, CheckKind check, string metric, FigureKind kind, string reason) =>
        cells.Make(variant, null, check, metric, Verdict.Reference, reason, threads, kind) with { Value = 1 };

    private Cell Compare(
        VariantRecipe variant, CheckKind check, string metric, RatioEstimate ratio, EnergyComparison comparison, FigureKind kind, string figure)
    {
        var stands = EnergyVerdict.Of(variant, ratio.Interval, baseline, check, metric);
        var open = comparison.InconclusiveReason is null ? "" : $"; nothing is decided: {comparison.InconclusiveReason}";
        var reason = $"{figure} a text, {Number(ratio.Value)} of the reference's in {comparison.Rounds} interleaved rounds; {stands.Words}{open}";
        return cells.Make(variant, null, check, metric, stands.Verdict, reason, threads, kind) with
        {
            Value = Finite(ratio.Value),
            Reference = stands.Compared,
            Limit = stands.Limit,
            Low = Finite(ratio.Interval.Lower),
            High = Finite(ratio.Interval.Upper),
        };
    }

    private VariantCost Cost(VariantRecipe variant, ArmSummary figures, int rounds, int texts) => new(
        variant.Name, figures.EnergyPerItem.Value, figures.TimePerItem.Value, FigureKindOf(meter), meter.Name, rounds, texts)
    {
        NetJoulesPerText = idle is { } power ? NetEnergy.Of(figures.EnergyPerItem, figures.TimePerItem, power).Value : null,
    };

    /// <summary>What the figures of a meter are, in a result.</summary>
    public static FigureKind FigureKindOf(IEnergyMeter meter) => meter.Kind switch
    {
        MeasurementKind.Measured => FigureKind.Measured,
        MeasurementKind.Modelled => FigureKind.Modelled,
        _ => FigureKind.Estimated,
    };

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;

    private static string Millijoules(ArmSummary figures) => Number(figures.EnergyPerItem.Value * 1000) + " mJ";

    private static string Milliseconds(ArmSummary figures) => Number(figures.TimePerItem.Value * 1000) + " ms";

    private static string Number(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}
