using System.Collections.Immutable;
using EnergyGate.Variants.Passes;

namespace EnergyGate.Variants.Recipes;

/// <summary>Every graph recipe by name.</summary>
public static class GraphRecipes
{
    /// <summary>All recipes; the first, <c>fp32</c>, is the reference.</summary>
    public static ImmutableArray<GraphRecipe> All { get; } =
    [
        new("fp32", "The graph as it is.", [], SessionLevel.All, IsLossless: true),
        new("fp32-fused", "Attention, GELU with bias, skip and embedding layer normalisation as single operators.", Fusions(), SessionLevel.All, IsLossless: true),
        new("int8-dynamic", "Signed 8-bit weights, one scale a column; activations quantised as they come.", Int8Dynamic(), SessionLevel.Basic, IsLossless: false),
        new("fp16-storage", "Weights stored as fp16 and cast before use: half the file, the arithmetic stays fp32.", [new StoreHalves()], SessionLevel.All, IsLossless: false),
    ];

    /// <summary>The recipe of this name.</summary>
    /// <exception cref="UnknownRecipeException">No recipe has the name; the message lists those that there are.</exception>
    public static GraphRecipe Find(string name) =>
        All.FirstOrDefault(recipe => recipe.Name == name) ?? throw new UnknownRecipeException(name, All.Select(recipe => recipe.Name));

    private static ImmutableArray<IGraphPass> Fusions() =>
    [
        new WidenConstants(), new InlineConstants(), new FuseLayerNorm(), new FuseGelu(), new FuseBiasGelu(), new FuseAttention(),
        new FuseEmbeddingLayerNorm(), new FuseSkipLayerNorm(),
    ];

    /// <summary>No skip-layer-norm: on the CPU it is slower than the addition and the layer norm, and level Basic keeps the runtime from fusing it.</summary>
    private static ImmutableArray<IGraphPass> Int8Dynamic() =>
    [
        new WidenConstants(), new InlineConstants(), new FuseLayerNorm(isForAnyOpset: true), new FuseGelu(), new FuseBiasGelu(),
        new FuseMultiHeadAttention(), new SelectTokensFirst(), new QuantizeDynamic(),
    ];
}
