namespace EnergyGate.Graphs;

/// <summary>
/// Where a quantised initializer came from, so that every weight can be checked against its source:
/// <c>|source - scale * (q - zeroPoint)| &lt;= scale / 2</c>.
/// </summary>
/// <param name="Name">The integer initializer in the rewritten graph.</param>
/// <param name="ScaleName">The initializer with the scale: one value, or one for each index along <paramref name="Axis"/>.</param>
/// <param name="ZeroPointName">The initializer with the zero point, of the scale's shape; null when it is zero.</param>
/// <param name="Axis">The axis that has its own scales; null when the whole tensor has one.</param>
/// <param name="SourceName">Name of the fp32 source, for reports; the names of several joined tensors are separated by <c>+</c>.</param>
/// <param name="Source">The fp32 values, in the same layout as the quantised tensor.</param>
public sealed record QuantizedWeight(string Name, string ScaleName, string? ZeroPointName, int? Axis, string SourceName, TensorData Source);
