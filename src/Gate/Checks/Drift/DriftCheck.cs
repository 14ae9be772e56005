using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Checks.Drift;

/// <summary>
/// What do the small losses since the last release add up to? The sums of the ledger, of the variants that the run was asked for.
/// </summary>
public sealed class DriftCheck : ICheck
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
