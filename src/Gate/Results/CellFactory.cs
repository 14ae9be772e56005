using EnergyGate.Variants.Catalog;

namespace EnergyGate.Gate.Results;

/// <summary>Makes cells that share a run's batch and maximum length.</summary>
/// <param name="Batch">Sequences in a batch.</param>
/// <param name="MaxLength">Longest sequence in tokens.</param>
public sealed record CellFactory(int Batch, int MaxLength)
{
    /// <summary>A cell; what a caller leaves out is null.</summary>
    public Cell Make(
        VariantRecipe variant, string? task, CheckKind check, string metric, Verdict verdict, string reason, int threads, FigureKind kind) => new()
        {
            Variant = variant.Name,
            Task = task,
            Check = check,
            Metric = metric,
            Verdict = verdict,
            Gating = Gates(variant, check, verdict),
            Kind = kind,
            Reason = reason,
            Batch = Batch,
            MaxLength = MaxLength,
            Threads = threads,
        };

    // Seconds are shown, joules gate; an experimental recipe is shown; what was not measured and the reference decide nothing.
    private static bool Gates(VariantRecipe variant, CheckKind check, Verdict verdict) =>
        check != CheckKind.Time
        && verdict is not (Verdict.NotMeasured or Verdict.Reference)
        && !variant.IsExperimental;
}
