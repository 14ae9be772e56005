namespace EnergyGate.Gate.Reporting.Plots;

/// <summary>A variant between what it costs and how well it answers.</summary>
/// <param name="Name">The variant's name.</param>
/// <param name="EnergyRatio">Joules beside the reference's; 1 is the reference itself.</param>
/// <param name="Score">Mean score, a fraction.</param>
/// <param name="IsOnFront">No other variant is at least as good on both axes and better on one.</param>
public sealed record FrontPoint(string Name, double EnergyRatio, double Score, bool IsOnFront);
