using System.Collections.Immutable;
using EnergyGate.Variants.Feeding;
using EnergyGate.Variants.Parity;
using EnergyGate.Variants.Recipes;

namespace EnergyGate.Variants.Catalog;

/// <summary>Every variant by name: the only list. A new variant is one more entry.</summary>
public static class VariantCatalog
{
    // What these recipes may do to a six-layer encoder, beside what was seen: docs/reference/variants.md. Attention-skip promises little:
    // its answers decide.
    private static readonly ParityTolerance Int8 = ParityTolerance.Lossy(hiddenStateError: 0.25, logitsError: 0.35);
    private static readonly ParityTolerance Fp16 = ParityTolerance.Lossy(hiddenStateError: 0.001, logitsError: 0.0015);
    private static readonly ParityTolerance AttentionSkip = ParityTolerance.Lossy(hiddenStateError: 1, logitsError: 1);

    // Logits with an error of at most 0.15 % (above) lose no more than this share of a margin.
    private const double Fp16MarginLoss = 0.01;

    /// <summary>The variant that all others are compared with: the unchanged file, at ONNX Runtime's highest level, padded.</summary>
    public static VariantRecipe Reference { get; } = Lossless("fp32", "the file as given", "fp32", FeedingPolicy.Padded);

    /// <summary>All variants; the reference comes first.</summary>
    public static ImmutableArray<VariantRecipe> All { get; } =
    [
        Reference,
        Lossless(
            "fp32-fused", "attention, GELU and layer normalisations fused into ONNX Runtime's contrib operators", "fp32-fused",
            FeedingPolicy.Padded) with
        {
            // Made for GPUs: on a CPU, ONNX Runtime's SkipLayerNormalization is slower than Add and LayerNormalization
            // (docs/reference/variants.md).
            EnergyLimit = 1.5,
        },
        Lossless(
            "fp32-cpu", "operators chosen by measured cost on a CPU, the last layer for the classified token alone", "fp32-cpu",
            FeedingPolicy.Padded),
        Lossy(
            "int8-dynamic", "signed 8-bit weights with one scale per column, activations quantised at run time", "int8-dynamic",
            FeedingPolicy.Padded, Int8, TaskTolerances.Int8),
        Lossy(
            "fp16-storage", "weights stored as fp16, computed in fp32", "fp16-storage", FeedingPolicy.Padded, Fp16,
            TaskTolerances.Fp16) with
        {
            MaxMarginLoss = Fp16MarginLoss,
        },
        Skipped("attention-skip-1", "one attention sublayer left out, chosen on 32 texts of the task"),
        Skipped("attention-skip-2", "two attention sublayers left out") with { IsExperimental = true },
        Lossless("fp32+sorted", "the file as given, texts sorted by length", "fp32", FeedingPolicy.Sorted),
        Lossless("fp32+exact-length", "the file as given, batches of equal length", "fp32", FeedingPolicy.ExactLength),
        Lossy(
            "int8-dynamic+exact-length", "8-bit weights, batches of equal length", "int8-dynamic", FeedingPolicy.ExactLength, Int8,
            TaskTolerances.Int8),
    ];

    /// <summary>The variant of this name.</summary>
    /// <exception cref="UnknownVariantException">There is none; the message lists those that there are.</exception>
    public static VariantRecipe Find(string name) =>
        TryFind(name) ?? throw new UnknownVariantException(name, All.Select(variant => variant.Name));

    /// <summary>The variant of this name; null where there is none.</summary>
    public static VariantRecipe? TryFind(string name) =>
        All.FirstOrDefault(variant => string.Equals(variant.Name, name, StringComparison.OrdinalIgnoreCase));

    private static VariantRecipe Lossless(string name, string summary, string recipe, FeedingPolicy feeding) =>
        new(name, summary, GraphRecipes.Find(recipe), feeding, ParityTolerance.Lossless)
        {
            MaxMarginLoss = VariantRecipe.LosslessMarginLoss,
        };

    private static VariantRecipe Skipped(string recipe, string summary) =>
        Lossy(recipe, summary, recipe, FeedingPolicy.Padded, AttentionSkip, TaskTolerances.AttentionSkip);

    private static VariantRecipe Lossy(
        string name,
        string summary,
        string recipe,
        FeedingPolicy feeding,
        ParityTolerance parity,
        ImmutableSortedDictionary<string, (double Tolerance, double MaxFlips)> declared) =>
        new(name, summary, GraphRecipes.Find(recipe), feeding, parity)
        {
            AccuracyTolerances = TaskTolerances.Tolerances(declared),
            MaxFlips = TaskTolerances.Flips(declared),
        };
}
