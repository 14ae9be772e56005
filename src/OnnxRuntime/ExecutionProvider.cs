using System.Collections.Immutable;

namespace EnergyGate.OnnxRuntime;

/// <summary>An execution provider to put before the CPU's, with its options.</summary>
/// <param name="Name">ONNX Runtime's short name: <c>CPU</c>, <c>CUDA</c>, or one that the generic append function takes (<c>XNNPACK</c>,
/// <c>QNN</c> ...).</param>
/// <param name="Options">Its options, e.g. <c>device_id</c>.</param>
public sealed record ExecutionProvider(string Name, ImmutableSortedDictionary<string, string> Options)
{
    /// <summary>The CPU: always there, always the last.</summary>
    public static ExecutionProvider Cpu { get; } = new("CPU", ImmutableSortedDictionary<string, string>.Empty);

    /// <summary>The first CUDA device, with default options.</summary>
    public static ExecutionProvider Cuda { get; } = new("CUDA", ImmutableSortedDictionary<string, string>.Empty);
}
