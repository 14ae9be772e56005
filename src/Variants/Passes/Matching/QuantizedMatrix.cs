using EnergyGate.Graphs;

namespace EnergyGate.Variants.Passes.Matching;

/// <summary>A quantised weight with its scales and where it came from.</summary>
/// <param name="Values">Signed 8-bit values of [in, out].</param>
/// <param name="Scales">binary32 of [out].</param>
/// <param name="Origin">Names and source.</param>
internal sealed record QuantizedMatrix(TensorData Values, TensorData Scales, QuantizedWeight Origin);
