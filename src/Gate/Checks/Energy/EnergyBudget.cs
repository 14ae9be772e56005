using System.Globalization;
using EnergyGate.Gate.Policy.Baselines;
using EnergyGate.Gate.Results;
using EnergyGate.Measurement.Protocols.Interleaved;
using EnergyGate.Statistics;
using EnergyGate.Statistics.Intervals;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Gate.Checks.Energy;

/// <summary>
/// Holds the measured joules of one text against what the same device spent when they were recorded. Only a measurement has a budget: the joules of
/// an estimate are no better than its profile.
/// </summary>
/// <param name="cells">Makes the cells.</param>
/// <param name="threads">Threads of the sessions measured.</param>
/// <param name="baseline">The stored figures of this device; null when there are no baselines at all.</param>
public sealed class EnergyBudget(CellFactory cells, int threads, EnergyBaseline? baseline)
{
    /// <summary>
    /// What joules may be above the stored ones. The same board under the same driver and limit repeats itself but for its surroundings' warmth;
    /// 3 % leaves room for that and still finds 5 % more. How far a real board strays between days has not been measured.
    /// </summary>
    public const double Margin = 1.03;

    /// <summary>
    /// Judges one variant by its joules a text. Joules a token are the same measurement over the same texts' tokens, so that they stand where these do: stored and shown
    /// beside them, and not judged twice. Without a stored budget the cell shows the figure and is NOT_MEASURED, never a PASS.
    /// </summary>
    /// <param name="arm">The variant as it was measured.</param>
    /// <param name="energy">Its joules a text.</param>
    public Cell Judge(MeteredArm arm, ArmEnergy energy)
    {
        var stored = baseline?.Find(arm.Variant.Name, CheckKind.Budget, MetricNames.JoulesPerText);
        var limit = stored * Margin;
        var interval = new Interval(energy.Lower.Value, energy.Upper.Value);
        var why = baseline?.WhyNotComparable ?? (stored is null ? "no budget is stored: energygate baseline record takes this figure in" : null);
        var verdict = why is not null ? Verdict.NotMeasured : Outcomes.AgainstCeiling(interval, limit!.Value) switch
        {
            Outcome.Pass => Verdict.Pass,
            Outcome.Fail => Verdict.Fail,
            _ => Verdict.Inconclusive,
        };
        var perToken = energy.PerItem * arm.TextCount / arm.TokenCount;
        var storedPerToken = baseline?.FindPerToken(arm.Variant.Name);
        var words = why ?? $"stored {Number(stored)} J a text, {Number(storedPerToken)} J a token; limit {Number(limit)} J a text, {Number(storedPerToken * Margin)} J a token{(energy.InconclusiveReason is { } open ? $"; nothing is decided: {open}" : "")}";
        var reason = $"{Number(energy.PerItem.Value)} J a text, {Number(perToken.Value)} J a token, measured in {energy.Rounds} rounds; {words}";
        return MeasuredChange.Refine(cells.Make(arm.Variant, null, CheckKind.Budget, MetricNames.JoulesPerText, verdict, reason, threads, FigureKind.Measured) with
        {
            Value = Finite(energy.PerItem.Value),
            Reference = stored,
            Limit = limit,
            Low = Finite(energy.Lower.Value),
            High = Finite(energy.Upper.Value),
            JoulesPerToken = Finite(perToken.Value),
        });
    }

    /// <summary>The cells of budgets that somebody stored and this run could not hold: on another device, without a meter, of a variant that was not measured.</summary>
    /// <param name="cells">Makes the cells.</param>
    /// <param name="stored">All baselines; null for none.</param>
    /// <param name="variants">The variants asked for.</param>
    /// <param name="judged">The run's cells so far.</param>
    public static IEnumerable<Cell> NotHeld(CellFactory cells, BaselineSet? stored, IEnumerable<VariantRecipe> variants, IReadOnlyCollection<Cell> judged) =>
        from variant in variants.Prepend(VariantCatalog.Reference).Distinct()
        where !judged.Any(cell => cell.Variant == variant.Name && cell.Check == CheckKind.Budget)
        let devices = (stored?.Files ?? [])
            .Where(file => file.Lines.Any(line => line.Check == CheckKind.Budget && line.Variant == variant.Name))
            .Select(file => file.Path.Split('/')[0])
            .ToList()
        where devices.Count > 0
        select cells.Make(
            variant,
            null,
            CheckKind.Budget,
            MetricNames.JoulesPerText,
            Verdict.NotMeasured,
            $"budgets are stored of {string.Join(", ", devices)}; this run measured no joules of this variant there",
            1,
            FigureKind.Measured);

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;

    private static string Number(double? value) => value?.ToString("G4", CultureInfo.InvariantCulture) ?? "none";
}
