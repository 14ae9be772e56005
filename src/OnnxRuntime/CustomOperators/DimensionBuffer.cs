using System.Runtime.CompilerServices;

namespace EnergyGate.OnnxRuntime.CustomOperators;

/// <summary>Room for the dimensions of one tensor without an array.</summary>
[InlineArray(Tensor.MaximumRank)]
internal struct DimensionBuffer
{
    private long first;
}
