namespace EnergyGate.Variants.Parity;

/// <summary>The element of a comparison that uses most of its tolerance.</summary>
/// <param name="Index">Its position in row-major order; -1 when there are no elements.</param>
/// <param name="ToleranceUsed">The share of the tolerance that it uses: inside is at most 1.</param>
public readonly record struct WorstElement(int Index, float ToleranceUsed);
