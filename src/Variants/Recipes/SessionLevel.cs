namespace EnergyGate.Variants.Recipes;

/// <summary>
/// ONNX Runtime's own graph optimisation level. A recipe sets it, because at <see cref="All"/> the runtime fuses operators that a recipe
/// keeps apart.
/// </summary>
public enum SessionLevel
{
    /// <summary>The runtime runs the graph as it is.</summary>
    None,

    /// <summary>Rewrites that keep to ONNX's own operators: constant folding, removed duplicates.</summary>
    Basic,

    /// <summary>Contrib operators as well: attention, skip-layer-norm, GELU.</summary>
    Extended,

    /// <summary>Changes of memory layout as well; the runtime's default.</summary>
    All,
}
