using System.Collections.Immutable;
using EnergyGate.Gate.Compare.Build;
using EnergyGate.Gate.Compare.Run;
using EnergyGate.Gate.Results;
using EnergyGate.Statistics;
using EnergyGate.Statistics.Corrections;
using EnergyGate.Statistics.Intervals;
using EnergyGate.Statistics.Sequential;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Gate.Compare;

/// <summary>Makes the cells of a comparison from its units: the candidate's joules relative to the base's, limit 1 + margin.</summary>
/// <param name="factory">Makes cells.</param>
/// <param name="plan">The margin.</param>
/// <param name="kind">Kind of the joules.</param>
internal sealed class ComparisonVerdicts(CellFactory factory, ComparisonPlan plan, FigureKind kind)
{
    private readonly StartUpVerdicts startUps = new(factory, kind);

    /// <summary>Confidence of the intervals, 0 to 1.</summary>
    public const double Confidence = 0.95;

    /// <summary>The cell of a variant that is identical in both arms, byte by byte.</summary>
    public Cell Identical(VariantRecipe variant) =>
        Make(variant, new(Verdict.Pass, "graph, texts and program are the same bytes in both arms: not measured")
        {
            Qualifier = VerdictQualifiers.Identical,
            Value = 1,
            Reference = 1,
            Limit = 1 + plan.Margin,
        });

    /// <summary>The cell of a variant that the base does not have.</summary>
    public Cell New(VariantRecipe variant) => NotMeasured(variant, "the base has no such variant: there is nothing to compare with");

    /// <summary>The cell of a variant that only the base has: FAIL, because a missing variant has not passed.</summary>
    /// <param name="variant">Its name.</param>
    public Cell Missing(string variant) => factory.Make(
        new CellKey(variant, null, CheckKind.Energy, MetricNames.Joules),
        new(Verdict.Fail, VariantCatalog.TryFind(variant) is null
            ? "missing: the base has this variant, the candidate does not"
            : "missing: this variant gates in the base and is experimental in the candidate"));

    /// <summary>The cell of a variant that was measured.</summary>
    /// <param name="variant">The variant.</param>
    /// <param name="cell">What the units showed.</param>
    /// <param name="isSelected">Whether it fails under Holm's correction over all cells.</param>
    /// <param name="machineDoubt">Why no verdict of this run can be trusted; null when it can.</param>
    /// <param name="uncertified">Why a FAIL on this machine does not count; null when the machine is certified.</param>
    public Cell Measured(VariantRecipe variant, ComparedCell cell, bool isSelected, string? machineDoubt, string? uncertified = null)
    {
        if (cell is { Test.Units: 0, Voids.Measured: 0, AbortReason: null, WrongAnswersReason: null })
        {
            return NotMeasured(variant, CheckOf(cell), "the run ended before its first unit");
        }

        var interval = cell.Test.Units > 0 ? cell.Test.Interval(Confidence) : Interval.AnyRatio;
        var (verdict, qualifier, words) = Judge(cell, interval, isSelected, machineDoubt);
        if (verdict == Verdict.Fail && qualifier != VerdictQualifiers.Answers && uncertified is not null)
        {
            (verdict, qualifier, words) = (Verdict.Inconclusive, VerdictQualifiers.NoCertificate, $"{words}, but {uncertified}");
        }

        var way = cell.IsPipeline ? " from text to answer" : "";
        var ratio = cell.Test.Units > 0
            ? $"{Format.Ratio(cell.Test.Estimate)} of the base's joules{way} in {Format.Count(cell.Test.Units, "unit")}"
            : "no unit counts";
        var reason = $"{ratio}, limit {Format.Ratio(1 + plan.Margin)}: {words}";
        var refined = MeasuredChange.Refine(factory.Make(variant, null, CheckOf(cell), MetricNames.Joules, new(verdict, reason)
        {
            Kind = kind,
            Qualifier = qualifier,
            Value = cell.Test.Units > 0 ? cell.Test.Estimate : null,
            Reference = 1,
            Limit = 1 + plan.Margin,
            Interval = interval,
        }));
        return refined is { Verdict: Verdict.Inconclusive, Qualifier: null }
            ? refined with { Qualifier = VerdictQualifiers.Undecided }
            : refined;
    }

    /// <summary>
    /// The cell of a variant that could not be measured for want of a meter or of time. It does not pass, and shows no figure of another
    /// kind.
    /// </summary>
    /// <param name="variant">The variant.</param>
    /// <param name="reason">Why it was not measured.</param>
    public Cell NotMeasured(VariantRecipe variant, string reason) => NotMeasured(variant, CheckKind.Energy, reason);

    /// <summary>All cells of a comparison.</summary>
    /// <param name="wanted">The variants of the candidate, in their order.</param>
    /// <param name="ofBase">Names of the base's variants.</param>
    /// <param name="outcome">The measurement; a variant of both arms that is not in it is identical.</param>
    /// <param name="uncertified">Why a FAIL on this machine does not count; null when the machine is certified.</param>
    /// <param name="unavailableReason">Why nothing could be measured; null when it could.</param>
    public ImmutableArray<Cell> All(
        IReadOnlyCollection<VariantRecipe> wanted,
        IReadOnlyCollection<string> ofBase,
        ComparisonOutcome outcome,
        string? uncertified,
        string? unavailableReason)
    {
        var doubt = MachineDoubt(outcome.Control, plan.Margin);
        var selected = HolmCorrection.Reject(
            [.. outcome.Cells.Select(cell => cell.Tests.FailPValue)], outcome.Errors.Cells, outcome.Errors.FamilyError);
        ILookup<string, ComparedCell> measured = outcome.Cells.ToLookup(cell => cell.Variant, StringComparer.Ordinal);
        return
        [
            .. wanted.SelectMany(variant => measured[variant.Name].OrderBy(cell => cell.IsPipeline).Select(cell => unavailableReason is null
                    ? Measured(variant, cell, selected[cell.Number], doubt, uncertified)
                    : NotMeasured(variant, CheckOf(cell), unavailableReason))
                .DefaultIfEmpty(ofBase.Contains(variant.Name) ? Identical(variant) : New(variant))),
            .. ofBase.Where(name => wanted.All(variant => variant.Name != name)).Select(Missing),
            .. wanted.Select(variant => measured[variant.Name].MaxBy(cell => (cell.StartUps.Count > 0, cell.IsPipeline)) is { } cell
                ? startUps.Of(variant, cell, outcome.Errors.FailError, uncertified)
                : null).OfType<Cell>(),
        ];
    }

    /// <summary>Why this machine cannot be trusted: the control shows a difference where there is none. Null when it can.</summary>
    public static string? MachineDoubt(ComparedCell? control, double margin)
    {
        if (control?.Voids.InconclusiveReason() is { } voids)
        {
            return $"the control shows nothing: {voids}";
        }

        if (control is null || control.Test.Units == 0)
        {
            return null;
        }

        var interval = control.Test.Interval(Confidence);
        return interval.Lower > 1 + margin || interval.Upper < 1 / (1 + margin)
            ? $"a second base worker cost {Format.Ratio(control.Test.Estimate)} of the first's joules, "
                + $"interval {Format.Ratio(interval.Lower)} to {Format.Ratio(interval.Upper)}"
            : null;
    }

    private static (Verdict Verdict, string? Qualifier, string Words) Judge(
        ComparedCell cell, Interval interval, bool isSelected, string? machineDoubt)
    {
        if (cell.WrongAnswersReason is { } wrong)
        {
            return (Verdict.Fail, VerdictQualifiers.Answers, wrong);
        }

        if (cell.AbortReason is { } reason)
        {
            return (Verdict.Inconclusive, VerdictQualifiers.Worker, reason);
        }

        if (machineDoubt is not null)
        {
            return (Verdict.Inconclusive, VerdictQualifiers.Machine, machineDoubt);
        }

        if (cell.Voids.InconclusiveReason() is { } voids)
        {
            return (Verdict.Inconclusive, VerdictQualifiers.Void, voids);
        }

        if (cell.Test.IsUnsteady)
        {
            return (
                Verdict.Inconclusive,
                VerdictQualifiers.UnsteadyRatio,
                $"consecutive units are too alike for one ratio (lag-1 autocorrelation {Format.Ratio(cell.Test.LagOneAutocorrelation)})");
        }

        if (cell.ThermalReason() is { } thermal)
        {
            return (Verdict.Inconclusive, VerdictQualifiers.Thermal, thermal);
        }

        if (isSelected || cell.Tests.Decision == Outcome.Fail)
        {
            return (Verdict.Fail, null, $"proven to cost more; {Intervals(cell, interval)}");
        }

        if (cell.Tests.Decision == Outcome.Pass)
        {
            return (Verdict.Pass, null, "proven to be within the limit");
        }

        return cell.Test.Decision == Outcome.Pass
            ? (
                Verdict.Inconclusive,
                VerdictQualifiers.Tail,
                $"the total is not proven to be within the limit; {Intervals(cell, interval)}; work may come in few blocks; "
                    + Open(cell.Totals))
            : (Verdict.Inconclusive, null, Open(cell.Test));
    }

    // Where the intervals of the two estimates do not meet, one of them leaves out what the other counts.
    private static string Intervals(ComparedCell cell, Interval median)
    {
        var total = cell.Totals.Interval(Confidence);
        var words = $"interval {Format.Ratio(median.Lower)} to {Format.Ratio(median.Upper)}, "
            + $"of the totals {Format.Ratio(total.Lower)} to {Format.Ratio(total.Upper)}";
        return total.Lower > median.Upper || total.Upper < median.Lower
            ? $"{words}: they disagree, so the cost is not spread evenly over the blocks"
            : words;
    }

    private static string Open(SequentialTest test)
    {
        var more = test.UnitsToDecide is { } units
            ? $"about {units} more units would probably decide"
            : "more units would probably not decide";
        return $"open; {more}; a ratio of {Format.Ratio(test.MinimumDetectableRatio)} would probably have been detected";
    }

    private static CheckKind CheckOf(ComparedCell cell) => cell.IsPipeline ? CheckKind.Pipeline : CheckKind.Energy;

    private Cell NotMeasured(VariantRecipe variant, CheckKind check, string reason) =>
        factory.Make(variant, null, check, MetricNames.Joules, new(Verdict.NotMeasured, reason) { Kind = kind });

    private Cell Make(VariantRecipe variant, Finding finding) => factory.Make(variant, null, CheckKind.Energy, MetricNames.Joules, finding);
}
