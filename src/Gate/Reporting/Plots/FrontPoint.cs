namespace EnergyGate.Gate.Reporting.Plots;

/// <summary>A variant in the plane of energy and accuracy.</summary>
/// <param name="Name">The variant's name.</param>
/// <param name="EnergyRatio">Ratio of joules to the reference; 1 for the reference itself.</param>
/// <param name="Score">Mean score, 0 to 1.</param>
/// <param name="IsOnFront">Whether no other variant is at least as good on both axes and better on one.</param>
internal sealed record FrontPoint(string Name, double EnergyRatio, double Score, bool IsOnFront);
