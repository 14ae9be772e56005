using EnergyGate.Gate.Policy.Baselines;
using EnergyGate.Gate.Results;
using EnergyGate.Statistics;
using EnergyGate.Statistics.Intervals;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Gate.Checks.Energy;

/// <summary>The verdict on a ratio of joules or seconds to the reference.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Compared">The stored ratio, or 1: the reference itself; null when there is nothing to compare with.</param>
/// <param name="Limit">The highest legal ratio; null when there is none.</param>
/// <param name="Words">The limit in words, or why nothing is decided.</param>
internal readonly record struct EnergyVerdict(Verdict Verdict, double? Compared, double? Limit, string Words)
{
    /// <summary>
    /// Maximum quotient of a ratio and the stored one. Each comes from one launch, on different days, and the bias of a launch is up to 5 %
    /// (docs/explanation/energy-figures.md).
    /// </summary>
    public const double StoredMargin = 1.15;

    /// <summary>Compares a ratio with its limit.</summary>
    /// <param name="variant">The variant, with its declared limit.</param>
    /// <param name="ratio">The interval of the ratio in this run.</param>
    /// <param name="baseline">The stored ratios; null when there are no baselines at all.</param>
    /// <param name="check">Joules or seconds.</param>
    /// <param name="metric">The metric's name.</param>
    public static EnergyVerdict Of(VariantRecipe variant, Interval ratio, EnergyBaseline? baseline, CheckKind check, string metric)
    {
        if (baseline?.IncomparableReason is { } reason)
        {
            return new(Verdict.NotMeasured, null, null, reason);
        }

        if (baseline?.Find(variant.Name, check, metric) is not { } stored)
        {
            var none = baseline is null ? "" : " of the recipe; no ratio is stored yet";
            return new(Against(ratio, variant.EnergyLimit), 1, variant.EnergyLimit, $"limit {Format.Ratio(variant.EnergyLimit)}{none}");
        }

        var limit = stored * StoredMargin;
        return ratio.Upper < stored / StoredMargin
            ? new(
                Verdict.Improved, stored, limit, $"far below the stored {Format.Ratio(stored)}: record it again, so that the gain is kept")
            : new(Against(ratio, limit), stored, limit, $"stored {Format.Ratio(stored)}, limit {Format.Ratio(limit)}");
    }

    private static Verdict Against(Interval ratio, double limit) => Outcomes.AgainstCeiling(ratio, limit).ToVerdict();
}
