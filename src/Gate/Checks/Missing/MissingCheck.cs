using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Policy.Baselines;
using EnergyGate.Gate.Results;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Gate.Checks.Missing;

/// <summary>What do the baselines list that the run lacks? A check that silently stopped looking is a FAIL.</summary>
public sealed class MissingCheck : ICheck
{
    /// <inheritdoc/>
    public string Name => "missing";

    /// <inheritdoc/>
    // An interrupted run lacks cells because it ended early.
    public IEnumerable<ICheckResult> Run(CheckContext context) =>
        context.Cancellation.IsCancellationRequested || context.Baselines.Stored is not { } stored
            ? []
            : Find(stored, context.Results.OfType<ComparedBaseline>(), context.Options, context.FoundCells, context.Cells);

    /// <summary>One FAIL for each cell that is missing, of the tasks and variants that the run was asked for.</summary>
    /// <param name="stored">The baselines.</param>
    /// <param name="compared">The files of ratios that the run's own are compared with; other devices' ratios are not missed.</param>
    /// <param name="options">What was asked for.</param>
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
            .Where(line => IsAskedFor(line, options))
            .SelectMany(KeysOf)
            .Distinct()
            .Where(key => !present.Contains(key))
            .Select(key => cells.Make(
                key,
                new(Verdict.Fail, "missing: the baseline lists it, this run has none"),
                VariantCatalog.All.FirstOrDefault(variant => variant.Name == key.Variant)?.IsExperimental == true));
    }

    // With a narrowed list only what is on it; a variant or task that the catalog or the model lost is missing from a whole run.
    private static bool IsAskedFor(BaselineLine line, GateOptions options) =>
        line.Variant is { } variant
        && (options.Tasks is not { } tasks || line.Task is null || tasks.Any(task => task.Name == line.Task))
        && (options.HasEveryVariant || variant == VariantCatalog.Reference.Name || options.Variants.Any(asked => asked.Name == variant));

    // Answers stand for the cells of their scores; seconds are shown with joules and decide nothing.
    private static IEnumerable<CellKey> KeysOf(BaselineLine line) => line.Check switch
    {
        CheckKind.Time => [],
        CheckKind.Regression => AccuracyBaseline.MetricsOf(line)
            .SelectMany(metric => new[] { CheckKind.Accuracy, CheckKind.Regression }
                .Select(check => new CellKey(line.Variant!, line.Task, check, metric))),
        _ => [new(line.Variant!, line.Task, line.Check, line.Metric)],
    };
}
