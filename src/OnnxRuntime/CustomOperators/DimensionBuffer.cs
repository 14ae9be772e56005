using System.Runtime.CompilerServices;
using EnergyGate.OnnxRuntime.Tensors;

namespace EnergyGate.OnnxRuntime.CustomOperators;

/// <summary>Room for the dimensions of one tensor without an array.</summary>
[InlineArray(Tensor.MaximumRank)]
internal struct DimensionBuffer
{
    private long first;
}
