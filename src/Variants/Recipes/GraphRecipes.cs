using System.Collections.Immutable;
using System.Globalization;
using EnergyGate.Variants.Passes;

namespace EnergyGate.Variants.Recipes;

/// <summary>Every graph recipe by name.</summary>
public static class GraphRecipes
{
    private const string AttentionSkipPrefix = "attention-skip-";
    private const int ListedAttentionSkips = 3;

    /// <summary>
    /// All recipes; the first, <c>fp32</c>, is the reference. <c>attention-skip-k</c> exists for any k; three are listed.
    /// </summary>
    public static ImmutableArray<GraphRecipe> All { get; } =
    [
        new("fp32", "The graph as it is.", [], SessionLevel.All, IsLossless: true),
        new(
            "fp32-fused", "Attention, GELU with bias, skip and embedding layer normalisation as single operators.", Fusions(),
            SessionLevel.All, IsLossless: true),
        new(
            "fp32-cpu", "What is measured to be fast on a CPU: no skip layer normalisation, the last layer for the classified token alone.",
            [.. Constants(), .. CpuFusions()], SessionLevel.Basic, IsLossless: true),
        new(
            "int8-dynamic", "Signed 8-bit weights, one scale per column; activations quantised at run time.",
            [.. Constants(), .. CpuFusions(), new QuantizeDynamic()], SessionLevel.Basic, IsLossless: false),
        new(
            "fp16-storage", "Weights stored as fp16 and cast before use: half the file, the arithmetic stays fp32.", [new StoreHalves()],
            SessionLevel.All, IsLossless: false),
        .. Enumerable.Range(1, ListedAttentionSkips).Select(AttentionSkip),
    ];

    /// <summary>The recipe of this name.</summary>
    /// <exception cref="UnknownRecipeException">No recipe has the name; the message lists those that there are.</exception>
    public static GraphRecipe Find(string name) =>
        All.FirstOrDefault(recipe => recipe.Name == name)
        ?? (
            name.StartsWith(AttentionSkipPrefix, StringComparison.Ordinal)
            && int.TryParse(name.AsSpan(AttentionSkipPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count > 0
                ? AttentionSkip(count)
                : throw new UnknownRecipeException(name, All.Select(recipe => recipe.Name)));

    /// <summary>
    /// Leaves out the k attention sublayers that calibration texts show to change their input least; otherwise as <c>fp32-cpu</c>.
    /// </summary>
    private static GraphRecipe AttentionSkip(int count) =>
        new(
            string.Create(CultureInfo.InvariantCulture, $"{AttentionSkipPrefix}{count}"),
            (count == 1
                ? "The attention sublayer that changes its input least is"
                : $"The {count} attention sublayers that change their input least are") + " left out; otherwise as fp32-cpu.",
            [.. Constants(), new SkipAttention(count), .. CpuFusions()], SessionLevel.Basic, IsLossless: false);

    /// <summary>First, because every other pass looks for constants.</summary>
    private static ImmutableArray<IGraphPass> Constants() => [new WidenConstants(), new InlineConstants()];

    private static ImmutableArray<IGraphPass> Fusions() =>
    [
        .. Constants(), new FuseLayerNorm(), new FuseGelu(), new FuseBiasGelu(), new FuseAttention(), new FuseEmbeddingLayerNorm(),
        new FuseSkipLayerNorm(),
    ];

    /// <summary>
    /// No skip-layer-norm: on the CPU it is slower than the addition and the layer norm, and level Basic keeps the runtime from fusing it.
    /// </summary>
    private static ImmutableArray<IGraphPass> CpuFusions() =>
    [
        new FuseLayerNorm(isForAnyOpset: true), new FuseGelu(), new FuseBiasGelu(), new FuseMultiHeadAttention(), new SelectTokensFirst(),
    ];
}
