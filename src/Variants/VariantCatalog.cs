using System.Collections.Immutable;
using EnergyGate.Variants.Feeding;
using EnergyGate.Variants.Parity;
using EnergyGate.Variants.Recipes;

namespace EnergyGate.Variants;

/// <summary>Every variant by name: the only list. A new variant is one more entry.</summary>
public static class VariantCatalog
{
    // What the quantised weights of this recipe may do to a six-layer encoder; measured figures: docs/variants.md.
    private static readonly ParityTolerance Int8 = ParityTolerance.Lossy(hiddenStateError: 0.25, logitsError: 0.35);

    /// <summary>The variant that all others are compared with: the file as given, at ONNX Runtime's highest level, padded.</summary>
    public static VariantRecipe Reference { get; } = Lossless("fp32", "the file as given", "fp32", FeedingPolicy.Padded);

    /// <summary>All variants; the reference comes first.</summary>
    public static ImmutableArray<VariantRecipe> All { get; } =
    [
        Reference,
        Lossless("fp32-fused", "attention, GELU and layer normalisations fused into ONNX Runtime's contrib operators", "fp32-fused", FeedingPolicy.Padded) with
        {
            // Made for GPUs: on a CPU, ONNX Runtime's SkipLayerNormalization is slower than Add and LayerNormalization (docs/variants.md).
            EnergyLimit = 1.5,
        },
        Quantized("int8-dynamic", "signed 8-bit weights a column, activations quantised as they come", FeedingPolicy.Padded),
        Lossless("fp32+sorted", "the file as given, texts sorted by length", "fp32", FeedingPolicy.Sorted),
        Lossless("fp32+exact-length", "the file as given, batches of equal length", "fp32", FeedingPolicy.ExactLength),
        Quantized("int8-dynamic+exact-length", "8-bit weights, batches of equal length", FeedingPolicy.ExactLength),
    ];

    /// <summary>The variant of this name.</summary>
    /// <exception cref="UnknownVariantException">There is none; the message lists those that there are.</exception>
    public static VariantRecipe Find(string name) =>
        All.FirstOrDefault(variant => string.Equals(variant.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new UnknownVariantException(name, All.Select(variant => variant.Name));

    private static VariantRecipe Lossless(string name, string summary, string recipe, FeedingPolicy feeding) =>
        new(name, summary, GraphRecipes.Find(recipe), feeding, ParityTolerance.Lossless);

    private static VariantRecipe Quantized(string name, string summary, FeedingPolicy feeding) =>
        new(name, summary, GraphRecipes.Find("int8-dynamic"), feeding, Int8)
        {
            AccuracyTolerances = TaskPromises.Tolerances(TaskPromises.Int8),
            MaxFlips = TaskPromises.Flips(TaskPromises.Int8),
        };
}
