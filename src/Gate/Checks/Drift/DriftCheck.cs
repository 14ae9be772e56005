using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Checks.Drift;

/// <summary>
/// What do the small losses since the last release add up to? Yields the sums of the ledger for the variants of the run.
/// </summary>
internal sealed class DriftCheck : ICheck
{
    /// <inheritdoc/>
    public string Name => "drift";

    /// <inheritdoc/>
    public IEnumerable<ICheckResult> Run(CheckContext context) =>
        context.Cancellation.IsCancellationRequested || context.Baselines.Stored is null
            ? []
            : context.Drift.Cells(context.Cells)
                .Where(cell => context.Options.HasEveryVariant || context.Options.Variants.Any(variant => variant.Name == cell.Variant));
}
