namespace EnergyGate.Variants.Recipes;

/// <summary>
/// ONNX Runtime's own graph optimisation level, which a recipe owns: at <see cref="All"/> the runtime fuses again what a recipe left apart.
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
