using System.Collections.Immutable;
using EnergyGate.Gate.Policy.Baselines;
using EnergyGate.Gate.Results;
using EnergyGate.Measurement.Meters;
using EnergyGate.Measurement.Protocols.Interleaved;
using EnergyGate.Measurement.Units;
using EnergyGate.Statistics.Intervals;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Gate.Checks.Energy;

/// <summary>Makes the cells of joules and seconds: each variant against the reference that was interleaved with it.</summary>
/// <param name="cells">Makes the cells.</param>
/// <param name="meter">The meter of the run.</param>
/// <param name="baseline">The stored figures of this machine; null when there are no baselines at all.</param>
internal sealed class EnergyCells(CellFactory cells, IEnergyMeter meter, EnergyBaseline? baseline = null)
{
    private FigureKind Kind => RunMeter.KindOf(meter);

    /// <summary>The cells of all arms.</summary>
    /// <param name="arms">The reference first, then the candidates.</param>
    /// <param name="result">The measurement.</param>
    public ImmutableArray<Cell> OfArms(IReadOnlyList<EnergyArm> arms, SamplingResult result)
    {
        var comparisons = Compare(arms, result);
        var (reference, figures) = (arms[0].Variant, comparisons[0].Comparison.Reference);
        var joules = $"{Format.Millijoules(figures.EnergyPerItem)}/text ({Kind.ToString().ToLowerInvariant()}: {meter.Source})";
        var seconds = $"{Format.Milliseconds(figures.TimePerItem)}/text on {Format.Count(cells.Threads, "thread")}";
        return
        [
            Make(reference, CheckKind.Energy, new(Verdict.Reference, joules) { Kind = Kind, Value = 1 }),
            Make(reference, CheckKind.Time, new(Verdict.Reference, seconds) { Kind = FigureKind.Measured, Value = 1 }),
            .. comparisons.SelectMany(pair => new[] { OfJoules(pair.Variant, pair.Comparison), OfSeconds(pair.Variant, pair.Comparison) }),
            .. meter.Kind == MeasurementKind.Measured
                ? arms.Select(arm => new BudgetCells(cells, baseline).OfArm(arm, ArmEnergy.Of(result, arm.Variant.Name)))
                : [],
        ];
    }

    /// <summary>The costs of all arms.</summary>
    /// <param name="arms">The reference first, then the candidates.</param>
    /// <param name="result">The measurement.</param>
    /// <param name="idle">Idle power of the device, for net figures, which are shown and never judged; null if unknown.</param>
    public ImmutableArray<VariantCost> Costs(IReadOnlyList<EnergyArm> arms, SamplingResult result, Watts? idle)
    {
        var comparisons = Compare(arms, result);
        return
        [
            CostOf(arms[0].Variant, comparisons[0].Comparison.Reference, comparisons[0].Comparison.Rounds, arms[0].TextCount, idle),
            .. comparisons.Select(pair => CostOf(pair.Variant, pair.Comparison.Candidate, pair.Comparison.Rounds, arms[0].TextCount, idle)),
        ];
    }

    /// <summary>The cell of a variant that is not measured.</summary>
    /// <param name="cells">Makes the cell.</param>
    /// <param name="variant">The variant.</param>
    /// <param name="reason">Why it is not measured.</param>
    public static Cell OfUnmeasured(CellFactory cells, VariantRecipe variant, string reason) =>
        cells.Make(
            variant, null, CheckKind.Energy, MetricNames.Joules, new(Verdict.NotMeasured, reason) { Kind = FigureKind.Estimated });

    private static (VariantRecipe Variant, EnergyComparison Comparison)[] Compare(IReadOnlyList<EnergyArm> arms, SamplingResult result) =>
        [.. arms.Skip(1).Select(arm => (arm.Variant, result.Compare(arm.Variant.Name)))];

    private Cell OfJoules(VariantRecipe variant, EnergyComparison comparison) =>
        OfRatio(variant, CheckKind.Energy, comparison.EnergyRatio, comparison, Format.Millijoules(comparison.Candidate.EnergyPerItem));

    private Cell OfSeconds(VariantRecipe variant, EnergyComparison comparison) =>
        OfRatio(variant, CheckKind.Time, comparison.TimeRatio, comparison, Format.Milliseconds(comparison.Candidate.TimePerItem));

    private Cell OfRatio(VariantRecipe variant, CheckKind check, RatioEstimate ratio, EnergyComparison comparison, string figure)
    {
        var stands = EnergyVerdict.Of(variant, ratio.Interval, baseline, check, MetricOf(check));
        var open = comparison.InconclusiveReason is null ? "" : $"; undecided: {comparison.InconclusiveReason}";
        var share = $"{Format.Ratio(ratio.Value)} of the reference's in {Format.Count(comparison.Rounds, "interleaved round")}";
        return Make(variant, check, new(stands.Verdict, $"{figure}/text, {share}; {stands.Words}{open}")
        {
            Kind = check == CheckKind.Energy ? Kind : FigureKind.Measured,
            Value = Finding.Finite(ratio.Value),
            Reference = stands.Compared,
            Limit = stands.Limit,
            Interval = ratio.Interval,
        });
    }

    private Cell Make(VariantRecipe variant, CheckKind check, Finding finding) =>
        cells.Make(variant, null, check, MetricOf(check), finding);

    private static string MetricOf(CheckKind check) => check == CheckKind.Energy ? MetricNames.Joules : MetricNames.Seconds;

    private VariantCost CostOf(VariantRecipe variant, ArmSummary figures, int rounds, int texts, Watts? idle) => new(
        variant.Name, figures.EnergyPerItem, figures.TimePerItem, Kind, meter.Name, rounds, texts)
    {
        NetEnergyPerText = idle is { } power ? NetEnergy.Of(figures.EnergyPerItem, figures.TimePerItem, power) : null,
    };
}
