using System.Globalization;
using EnergyGate.Gate.Policy.Baselines;
using EnergyGate.Gate.Results;
using EnergyGate.Measurement.Protocols.Interleaved;
using EnergyGate.Statistics;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Gate.Checks.Energy;

/// <summary>
/// Holds the measured joules of one text against what the same device spent when they were recorded. Only a measurement has a budget: the
/// joules of an estimate are no better than its profile.
/// </summary>
/// <param name="cells">Makes the cells.</param>
/// <param name="baseline">The stored figures of this device; null when there are no baselines at all.</param>
public sealed class BudgetCells(CellFactory cells, EnergyBaseline? baseline)
{
    /// <summary>
    /// What joules may be above the stored ones. The same board under the same driver and limit repeats itself but for its surroundings'
    /// warmth; 3 % leaves room for that and still finds 5 % more. How far a real board strays between days has not been measured.
    /// </summary>
    public const double Margin = 1.03;

    /// <summary>
    /// The cell of one variant. Joules per token are the same measurement over the same texts' tokens, so that they stand where joules per
    /// text do: stored and shown beside them, and not compared twice. Without a stored budget the cell shows the figure and is
    /// NOT_MEASURED, never a PASS.
    /// </summary>
    /// <param name="arm">The variant as it was measured.</param>
    /// <param name="energy">Its joules per text.</param>
    public Cell OfArm(EnergyArm arm, ArmEnergy energy)
    {
        var stored = baseline?.Find(arm.Variant.Name, CheckKind.Budget, MetricNames.JoulesPerText);
        var limit = stored * Margin;
        var unmeasuredReason = baseline?.IncomparableReason
            ?? (stored is null ? "no budget is stored: energygate baseline record takes this figure in" : null);
        var verdict = unmeasuredReason is not null ? Verdict.NotMeasured : Outcomes.AgainstCeiling(energy.Interval, limit!.Value).ToVerdict();
        var perToken = energy.PerItem * arm.TextCount / arm.TokenCount;
        var storedPerToken = baseline?.FindPerToken(arm.Variant.Name);
        var undecided = energy.InconclusiveReason is { } open ? $"; nothing is decided: {open}" : "";
        var words = unmeasuredReason
            ?? $"stored {Number(stored)} J a text, {Number(storedPerToken)} J a token; "
            + $"limit {Number(limit)} J a text, {Number(storedPerToken * Margin)} J a token{undecided}";
        var reason = $"{Number(energy.PerItem.Value)} J a text, {Number(perToken.Value)} J a token, "
            + $"measured in {energy.Rounds} rounds; {words}";
        return MeasuredChange.Refine(Make(cells, arm.Variant, new(verdict, reason)
        {
            Kind = FigureKind.Measured,
            Value = Finding.Finite(energy.PerItem.Value),
            Reference = stored,
            Limit = limit,
            Interval = energy.Interval,
            EnergyPerToken = double.IsFinite(perToken.Value) ? perToken : null,
        }));
    }

    /// <summary>
    /// The cells of budgets that are stored and that this run could not compare: on another device, without a meter, of a variant that was
    /// not measured.
    /// </summary>
    /// <param name="cells">Makes the cells.</param>
    /// <param name="stored">All baselines; null for none.</param>
    /// <param name="variants">The variants asked for, with the reference.</param>
    /// <param name="found">The cells of the variants that were measured.</param>
    public static IEnumerable<Cell> OfUnmeasured(
        CellFactory cells, BaselineSet? stored, IEnumerable<VariantRecipe> variants, IEnumerable<Cell> found)
    {
        var measured = found.Where(cell => cell.Check == CheckKind.Budget).Select(cell => cell.Variant).ToHashSet(StringComparer.Ordinal);
        return
            from variant in variants
            where !measured.Contains(variant.Name)
            let devices = (stored?.Files ?? [])
                .Where(file => file.Lines.Any(line => line.Check == CheckKind.Budget && line.Variant == variant.Name))
                .Select(file => file.Path.Split('/')[0])
                .ToList()
            where devices.Count > 0
            let reason = $"budgets are stored of {string.Join(", ", devices)}; this run measured no joules of this variant there"
            select Make(cells, variant, new(Verdict.NotMeasured, reason) { Kind = FigureKind.Measured });
    }

    private static Cell Make(CellFactory cells, VariantRecipe variant, Finding finding) =>
        cells.Make(variant, null, CheckKind.Budget, MetricNames.JoulesPerText, finding);

    private static string Number(double? value) => value?.ToString("G4", CultureInfo.InvariantCulture) ?? "none";
}
