using System.Globalization;
using EnergyGate.Gate.Trials;
using EnergyGate.Gate.Verdicts;
using EnergyGate.Measurement.Sequential;
using EnergyGate.Measurement.Statistics;
using EnergyGate.Variants;

namespace EnergyGate.Gate.Comparing;

/// <summary>From what the units showed to the cells of a comparison: joules of the candidate beside the base's, limit 1 + margin.</summary>
/// <param name="factory">Makes cells.</param>
/// <param name="plan">The margin.</param>
/// <param name="threads">Threads of a worker.</param>
/// <param name="kind">What the joules are.</param>
public sealed class ComparisonVerdicts(CellFactory factory, ComparisonPlan plan, int threads, FigureKind kind)
{
    /// <summary>The interval's probability.</summary>
    public const double Confidence = 0.95;

    /// <summary>An open cell whose upper bound is below this is INCONCLUSIVE(minor): it does not stop the run, its estimate is kept.</summary>
    public const double MinorRatio = 1.05;

    /// <summary>A gain whose upper bound is below this stops the run: stored figures must be taken again, or the gain hides later losses.</summary>
    public const double ImprovedRatio = 0.9;

    /// <summary>The cell of a variant that is the same on both sides, byte by byte.</summary>
    public Cell Identical(VariantRecipe variant) => factory.Make(
        variant, null, CheckKind.Energy, MetricNames.Joules, Verdict.Pass, "PASS(identical): graph, texts and program are the same bytes on both sides; not measured", threads, FigureKind.Exact) with
    {
        Value = 1,
        Reference = 1,
        Limit = 1 + plan.Margin,
    };

    /// <summary>The cell of a variant that only one side has.</summary>
    public Cell OneSided(VariantRecipe variant, bool baseHasIt) => baseHasIt
        ? factory.Make(variant, null, CheckKind.Energy, MetricNames.Joules, Verdict.Fail, "missing: the base has this variant, the candidate has not", threads, kind)
        : factory.Make(variant, null, CheckKind.Energy, MetricNames.Joules, Verdict.NotMeasured, "the base has no such variant: there is nothing to compare with", threads, kind);

    /// <summary>The cell of a variant that was measured.</summary>
    /// <param name="variant">The variant.</param>
    /// <param name="cell">What the units showed.</param>
    /// <param name="isSelected">Whether Holm's rule over all cells says that it fails.</param>
    /// <param name="machineDoubt">Why no verdict of this run can be believed; null when it can.</param>
    public Cell Measured(VariantRecipe variant, ComparedCell cell, bool isSelected, string? machineDoubt)
    {
        var interval = cell.Test.Units > 0 ? cell.Test.Interval(Confidence) : Interval.AnyRatio;
        var (verdict, words, gates) = Judge(cell, interval, isSelected, machineDoubt);
        var ratio = cell.Test.Units > 0 ? $"{Number(cell.Test.Estimate)} of the base's joules in {cell.Test.Units} units" : "no unit counts";
        var made = factory.Make(variant, null, CheckKind.Energy, MetricNames.Joules, verdict, $"{words}: {ratio}, limit {Number(1 + plan.Margin)}", threads, kind);
        return made with
        {
            Value = cell.Test.Units > 0 ? cell.Test.Estimate : null,
            Reference = 1,
            Limit = 1 + plan.Margin,
            Low = Finite(interval.Lower),
            High = Finite(interval.Upper),
            Gating = made.Gating && gates,
        };
    }

    /// <summary>Whether the control says that this machine shows differences where there are none.</summary>
    public static string? MachineDoubt(ComparedCell? control, double margin)
    {
        if (control is null || control.Test.Units == 0)
        {
            return null;
        }

        var interval = control.Test.Interval(Confidence);
        return interval.Lower > 1 + margin || interval.Upper < 1 / (1 + margin)
            ? string.Create(CultureInfo.InvariantCulture, $"INCONCLUSIVE(machine): a second base worker cost {control.Test.Estimate:G4} of the first's joules, interval {interval.Lower:G4} to {interval.Upper:G4}")
            : null;
    }

    private static (Verdict Verdict, string Words, bool Gates) Judge(ComparedCell cell, Interval interval, bool isSelected, string? machineDoubt)
    {
        if (cell.GivenUp is { } reason)
        {
            return (Verdict.Inconclusive, $"INCONCLUSIVE(worker): {reason}", true);
        }

        if (machineDoubt is not null)
        {
            return (Verdict.Inconclusive, machineDoubt, true);
        }

        if (cell.HasTooManyVoid)
        {
            return (Verdict.Inconclusive, $"INCONCLUSIVE(void): {cell.VoidUnits} units do not count, the latest because {cell.VoidReason}", true);
        }

        if (cell.Test.IsUnsteady)
        {
            return (Verdict.Inconclusive, $"INCONCLUSIVE(unsteady ratio): neighbouring units agree too well (lag-1 correlation {Number(cell.Test.LagOneAutocorrelation)})", true);
        }

        return cell.Test.Decision switch
        {
            _ when isSelected => (Verdict.Fail, "FAIL: proven to cost more", true),
            SequentialDecision.Fail => (Verdict.Fail, "FAIL: proven to cost more", true),
            SequentialDecision.Pass when interval.Upper < ImprovedRatio => (Verdict.Improved, "IMPROVED: far cheaper; record the baselines again, so that the gain is kept", true),
            SequentialDecision.Pass => (Verdict.Pass, "PASS", true),
            _ when interval.Upper <= MinorRatio => (Verdict.Inconclusive, "INCONCLUSIVE(minor): open, and at most 5 % more", false),
            _ => (Verdict.Inconclusive, Open(cell.Test), true),
        };
    }

    private static string Open(SequentialTest test)
    {
        var more = test.UnitsToDecide is { } units ? $"some {units} units more would probably decide" : "more units would probably not decide";
        return $"INCONCLUSIVE: {more}; a ratio of {Number(test.MinimumDetectableRatio)} would probably have been found";
    }

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;

    private static string Number(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}
