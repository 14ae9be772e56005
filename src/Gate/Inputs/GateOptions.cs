using System.Collections.Immutable;
using EnergyGate.Evaluation.Tasks;
using EnergyGate.Measurement.Selection;
using EnergyGate.Measurement.Units;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Gate.Inputs;

/// <summary>Options of a run of the gate; the defaults are those of <c>energygate gate --help</c>.</summary>
internal sealed record GateOptions
{
    /// <summary>A model file or folder; null for the embedded model.</summary>
    public string? ModelPath { get; init; }

    /// <summary>A WordPiece vocabulary; null for the one beside the model.</summary>
    public string? VocabularyPath { get; init; }

    /// <summary>Whether the input keeps its case (cased model).</summary>
    public bool Cased { get; init; }

    /// <summary>GLUE folders as downloaded; null for the embedded task sets.</summary>
    public string? GlueDirectory { get; init; }

    /// <summary>Folder of baselines; null for none.</summary>
    public string? BaselinePath { get; init; }

    /// <summary>Folder of waivers; null for none.</summary>
    public string? WaiverPath { get; init; }

    /// <summary>Tasks to run; null for all tasks of model and data.</summary>
    public ImmutableArray<GlueTask>? Tasks { get; init; }

    /// <summary>Variants to try; the reference always runs.</summary>
    public ImmutableArray<VariantRecipe> Variants { get; init; } = VariantCatalog.All;

    /// <summary>Whether the variants are all those of the catalog.</summary>
    public bool HasEveryVariant => VariantCatalog.All.All(variant => variant == VariantCatalog.Reference || Variants.Contains(variant));

    /// <summary>Sequences per batch.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Threads of the accuracy runs; energy blocks run on one.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Maximum sequence length in tokens, limited to what the model takes.</summary>
    public int MaxLength { get; init; } = 128;

    /// <summary>
    /// Seconds for the energy blocks of the whole run; null: 32 for the embedded model, 420 for others, and up to 1200 where a meter needs
    /// long windows. 0 measures none.
    /// </summary>
    public Seconds? Budget { get; init; }

    /// <summary>Accuracy tolerances by task that replace those of the recipes, as fractions.</summary>
    public ImmutableSortedDictionary<string, double> Tolerances { get; init; } =
        ImmutableSortedDictionary.Create<string, double>(StringComparer.Ordinal);

    /// <summary>Maximum loss of a task's score that a variant may have in this run, as a fraction.</summary>
    public double ToleranceOf(VariantRecipe variant, string task) =>
        Tolerances.TryGetValue(task, out var given) ? given : variant.AccuracyTolerance(task);

    /// <summary>The meter behind the joules; null for the best one of the provider's domain.</summary>
    public MeterChoice? Meter { get; init; }

    /// <summary>Execution provider: CPU or CUDA.</summary>
    public string Provider { get; init; } = "CPU";

    /// <summary>Whether every INCONCLUSIVE result fails the run, including estimated energy.</summary>
    public bool Strict { get; init; }
}
