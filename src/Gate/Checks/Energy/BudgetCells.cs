using EnergyGate.Gate.Policy.Baselines;
using EnergyGate.Gate.Results;
using EnergyGate.Measurement.Protocols.Interleaved;
using EnergyGate.Statistics;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Gate.Checks.Energy;

/// <summary>
/// Compares measured joules per text with those recorded on the same device. Only a measurement has a budget: an estimate is no better
/// than its profile.
/// </summary>
/// <param name="cells">Makes the cells.</param>
/// <param name="baseline">The stored figures of this device; null when there are no baselines at all.</param>
internal sealed class BudgetCells(CellFactory cells, EnergyBaseline? baseline)
{
    /// <summary>
    /// Maximum ratio of joules to the stored ones. Under the same driver and power limit, a board's joules vary with the ambient
    /// temperature: 3 % leaves room for that and still finds a rise of 5 %. The variation between days has not been measured.
    /// </summary>
    public const double Margin = 1.03;

    /// <summary>
    /// The cell of one variant. Joules per token come from the same measurement: they are stored and shown, but not compared a second
    /// time. Without a stored budget the cell shows the figure and is NOT_MEASURED, never PASS.
    /// </summary>
    /// <param name="arm">The measured variant.</param>
    /// <param name="energy">Its joules per text.</param>
    public Cell OfArm(EnergyArm arm, ArmEnergy energy)
    {
        var stored = baseline?.Find(arm.Variant.Name, CheckKind.Budget, MetricNames.JoulesPerText);
        var limit = stored * Margin;
        var unmeasuredReason = baseline?.IncomparableReason
            ?? (stored is null ? "no budget is stored: store this figure with energygate baseline record" : null);
        var verdict = unmeasuredReason is not null
            ? Verdict.NotMeasured
            : Outcomes.AgainstCeiling(energy.Interval, limit!.Value).ToVerdict();
        var perToken = energy.PerItem * arm.TextCount / arm.TokenCount;
        var storedPerToken = baseline?.FindPerToken(arm.Variant.Name);
        var undecided = energy.InconclusiveReason is { } open ? $"; undecided: {open}" : "";
        var words = unmeasuredReason
            ?? $"stored {Format.Ratio(stored)} J/text, {Format.Ratio(storedPerToken)} J/token; "
            + $"limit {Format.Ratio(limit)} J/text, {Format.Ratio(storedPerToken * Margin)} J/token{undecided}";
        var reason = $"{Format.Ratio(energy.PerItem.Value)} J/text, {Format.Ratio(perToken.Value)} J/token, "
            + $"measured in {Format.Count(energy.Rounds, "round")}; {words}";
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
    /// The cells of stored budgets that this run could not compare: it had another device or no meter, or did not measure the variant.
    /// </summary>
    /// <param name="cells">Makes the cells.</param>
    /// <param name="stored">All baselines; null for none.</param>
    /// <param name="variants">The variants of the run, with the reference.</param>
    /// <param name="found">The cells of the measured variants.</param>
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
            let reason = $"budgets are stored for {string.Join(", ", devices)}; this run measured no joules of this variant there"
            select Make(cells, variant, new(Verdict.NotMeasured, reason) { Kind = FigureKind.Measured });
    }

    private static Cell Make(CellFactory cells, VariantRecipe variant, Finding finding) =>
        cells.Make(variant, null, CheckKind.Budget, MetricNames.JoulesPerText, finding);
}
