namespace EnergyGate.OnnxRuntime;

/// <summary>How much ONNX Runtime rewrites a graph when a session is made (numbered as in its C interface).</summary>
public enum GraphOptimizationLevel
{
    /// <summary>The graph runs as it is.</summary>
    None = 0,

    /// <summary>Rewrites that keep the meaning: constant folding, dead nodes (<c>ORT_ENABLE_BASIC</c>).</summary>
    Basic = 1,

    /// <summary>Fusions to operators of ONNX Runtime too (<c>ORT_ENABLE_EXTENDED</c>).</summary>
    Extended = 2,

    /// <summary>Memory layouts too (<c>ORT_ENABLE_LAYOUT</c>).</summary>
    Layout = 3,

    /// <summary>Everything (<c>ORT_ENABLE_ALL</c>); ONNX Runtime's own default.</summary>
    All = 99,
}
