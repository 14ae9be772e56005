using EnergyGate.Statistics.Intervals;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Gate.Results;

/// <summary>Makes all cells: the one place that decides which cells gate.</summary>
/// <param name="Batch">Batch size in sequences.</param>
/// <param name="MaxLength">Maximum sequence length in tokens.</param>
/// <param name="Threads">Threads of the session.</param>
internal sealed record CellFactory(int Batch, int MaxLength, int Threads)
{
    /// <summary>Makes cells with the conditions of another cell.</summary>
    /// <param name="other">The other cell; null for conditions of 0.</param>
    public static CellFactory Like(Cell? other) => new(other?.Batch ?? 0, other?.MaxLength ?? 0, other?.Threads ?? 0);

    /// <summary>Makes the cell of a variant.</summary>
    /// <param name="variant">The variant.</param>
    /// <param name="task">The task's name; null for a check of the whole mix of texts.</param>
    /// <param name="check">The check.</param>
    /// <param name="metric">Name of the figure.</param>
    /// <param name="finding">Verdict, reason and figures.</param>
    public Cell Make(VariantRecipe variant, string? task, CheckKind check, string metric, Finding finding) =>
        Make(new(variant.Name, task, check, metric), finding, variant.IsExperimental);

    /// <summary>Makes a cell by key; the variant may be unknown to the catalog.</summary>
    /// <param name="key">Identity of the cell.</param>
    /// <param name="finding">Verdict, reason and figures.</param>
    /// <param name="isExperimental">Whether the variant is experimental.</param>
    public Cell Make(CellKey key, Finding finding, bool isExperimental = false) => new()
    {
        Variant = key.Variant,
        Task = key.Task,
        Check = key.Check,
        Metric = key.Metric,
        Batch = Batch,
        Threads = Threads,
        MaxLength = MaxLength,
        Verdict = finding.Verdict,
        Qualifier = finding.Qualifier,
        Gating = finding.CanGate && !isExperimental && Gates(key.Check, finding.Verdict),
        Value = finding.Value,
        Reference = finding.Reference,
        Limit = finding.Limit,
        Interval = Known(finding.Interval),
        EnergyPerToken = finding.EnergyPerToken,
        Kind = finding.Kind,
        Reason = finding.Reason,
    };

    private static Interval? Known(Interval? interval) => (Finding.Finite(interval?.Lower), Finding.Finite(interval?.Upper)) switch
    {
        (null, null) => null,
        var (lower, upper) => new(lower ?? double.NegativeInfinity, upper ?? double.PositiveInfinity),
    };

    // Seconds are shown, joules gate; what was not measured decides nothing, and neither does the reference.
    private static bool Gates(CheckKind check, Verdict verdict) =>
        check != CheckKind.Time && verdict is not (Verdict.NotMeasured or Verdict.Reference);
}
