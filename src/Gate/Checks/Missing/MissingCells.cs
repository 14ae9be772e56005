using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Policy.Baselines;
using EnergyGate.Gate.Results;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Gate.Checks.Missing;

/// <summary>Finds what the baselines list and a run lacks: a check that silently stopped looking is a FAIL.</summary>
public static class MissingCells
{
    /// <summary>One FAIL for each cell that is missing, of the tasks and variants that the run was asked for.</summary>
    /// <param name="stored">The baselines.</param>
    /// <param name="device">The path of this machine's file of ratios; null when the run measured none.</param>
    /// <param name="options">What was asked for.</param>
    /// <param name="cells">The run's cells.</param>
    /// <param name="maxLength">Longest sequence in tokens, for the cells made here.</param>
    public static IEnumerable<Cell> Find(BaselineSet stored, string? device, GateOptions options, IReadOnlyCollection<Cell> cells, int maxLength)
    {
        var present = cells.Select(cell => (cell.Variant, cell.Task, cell.Check, cell.Metric)).ToHashSet();
        return stored.Files
            .Where(file => file.Header.Kind != BaselineHeader.Energy || file.Path == device)
            .SelectMany(file => file.Lines)
            .Where(line => IsAskedFor(line, options))
            .SelectMany(CellsOf)
            .Distinct()
            .Where(expected => !present.Contains(expected))
            .Select(expected => new Cell
            {
                Variant = expected.Variant,
                Task = expected.Task,
                Check = expected.Check,
                Metric = expected.Metric,
                Batch = options.BatchSize,
                Threads = options.Threads,
                MaxLength = maxLength,
                Verdict = Verdict.Fail,
                Gating = VariantCatalog.All.FirstOrDefault(variant => variant.Name == expected.Variant)?.IsExperimental != true,
                Kind = FigureKind.Exact,
                Reason = "missing: the baseline lists it, this run has none",
            });
    }

    // With a narrowed list only what is on it; a variant or task that the catalog or the model lost is missing from a whole run.
    private static bool IsAskedFor(BaselineLine line, GateOptions options) =>
        line.Variant is { } variant
        && (options.Tasks is not { } tasks || line.Task is null || tasks.Any(task => task.Name == line.Task))
        && (options.HasEveryVariant || variant == VariantCatalog.Reference.Name || options.Variants.Any(asked => asked.Name == variant));

    // Answers stand for the cells of their scores; seconds are shown with joules and decide nothing.
    private static IEnumerable<(string Variant, string? Task, CheckKind Check, string Metric)> CellsOf(BaselineLine line) => line.Check switch
    {
        CheckKind.Time => [],
        CheckKind.Regression => AccuracyBaseline.MetricsOf(line).SelectMany(metric => new[] { CheckKind.Accuracy, CheckKind.Regression }.Select(check => (line.Variant!, line.Task, check, metric))),
        _ => [(line.Variant!, line.Task, line.Check, line.Metric)],
    };
}
