namespace EnergyGate.OnnxRuntime.Tensors;

/// <summary>A tensor for the initializer of that name.</summary>
/// <param name="Name">The initializer's name in the graph.</param>
/// <param name="Tensor">Its value.</param>
public readonly record struct NamedTensor(string Name, Tensor Tensor);
