using EnergyGate.Gate.Checks.Promise;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Policy.Baselines;
using EnergyGate.Gate.Results;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Gate.Checks.Missing;

/// <summary>Which cells of the baselines are missing from the run? A check that silently stops is a FAIL.</summary>
internal sealed class MissingCheck : ICheck
{
    /// <inheritdoc/>
    public string Name => "missing";

    /// <inheritdoc/>
    // An interrupted run lacks cells because it ended early.
    public IEnumerable<ICheckResult> Run(CheckContext context) =>
        context.Cancellation.IsCancellationRequested || context.Baselines.Stored is not { } stored
            ? []
            : Find(stored, context.Results.OfType<ComparedBaseline>(), context.Options, context.FoundCells, context.Cells);

    /// <summary>One FAIL per missing cell of the run's tasks and variants.</summary>
    /// <param name="stored">The baselines.</param>
    /// <param name="compared">The ratio files of this run's device; ratios of other devices are never missing.</param>
    /// <param name="options">Tasks and variants of the run.</param>
    /// <param name="found">The run's cells.</param>
    /// <param name="cells">Makes the cells.</param>
    public static IEnumerable<Cell> Find(
        BaselineSet stored, IEnumerable<ComparedBaseline> compared, GateOptions options, IEnumerable<Cell> found, CellFactory cells)
    {
        var present = found.Select(cell => cell.Key).ToHashSet();
        var own = compared.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        return stored.Files
            .Where(file => file.Header.Kind != BaselineHeader.Energy || own.Contains(file.Path))
            .SelectMany(file => file.Lines)
            .Where(line => IsRequested(line, options))
            .SelectMany(KeysOf)
            .Distinct()
            .Where(key => !present.Contains(key))
            .Select(key => cells.Make(
                key,
                new(Verdict.Fail, "missing: the baseline lists it, this run has none"),
                VariantCatalog.All.FirstOrDefault(variant => variant.Name == key.Variant)?.IsExperimental == true));
    }

    // A narrowed run is checked for its own variants and tasks only. A whole run is also checked for those that the catalog or the model
    // has lost.
    private static bool IsRequested(BaselineLine line, GateOptions options) =>
        line.Variant is { } variant
        && (options.Tasks is not { } tasks || line.Task is null || tasks.Any(task => task.Name == line.Task))
        && (options.HasEveryVariant || variant == VariantCatalog.Reference.Name || options.Variants.Any(asked => asked.Name == variant));

    // A line of answers stands for the cells of its scores. Seconds are shown with joules and never judged.
    private static IEnumerable<CellKey> KeysOf(BaselineLine line) => line.Check switch
    {
        CheckKind.Time => [],
        CheckKind.Promise => [new(line.Variant!, null, CheckKind.Promise, PromiseCheck.Recorded)],
        CheckKind.Regression => AccuracyBaseline.MetricsOf(line)
            .SelectMany(metric => new[] { CheckKind.Accuracy, CheckKind.Regression }
                .Select(check => new CellKey(line.Variant!, line.Task, check, metric))),
        _ => [new(line.Variant!, line.Task, line.Check, line.Metric)],
    };
}
