using System.Collections.Immutable;
using EnergyGate.Variants.Passes;

namespace EnergyGate.Variants.Recipes;

/// <summary>A named way to rewrite a model's graph.</summary>
/// <param name="Name">Name on the command line and in reports, e.g. <c>int8-dynamic</c>.</param>
/// <param name="Summary">One sentence for people.</param>
/// <param name="Passes">The passes, in order; none leaves the graph as it is.</param>
/// <param name="Level">The level at which ONNX Runtime must open the result.</param>
/// <param name="IsLossless">True when the result computes the same up to rounding.</param>
public sealed record GraphRecipe(string Name, string Summary, ImmutableArray<IGraphPass> Passes, SessionLevel Level, bool IsLossless)
{
    /// <summary>True while a pass still needs calibration.</summary>
    public bool NeedsCalibration => Passes.Any(pass => pass is ICalibratedPass { IsCalibrated: false });

    /// <summary>True when weights are stored as binary16: then each is compared with its source.</summary>
    public bool StoresHalves => Passes.Any(pass => pass is StoreHalves);
}
