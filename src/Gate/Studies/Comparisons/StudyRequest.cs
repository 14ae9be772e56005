using EnergyGate.Gate.Inputs;

namespace EnergyGate.Gate.Studies.Comparisons;

/// <summary>What was asked of a study: one cell, compared with itself many times.</summary>
/// <param name="Run">Model, tasks, batch, meter and provider.</param>
/// <param name="Variant">The one cell.</param>
/// <param name="Comparisons">Comparisons in all, those that are recorded already among them.</param>
/// <param name="BudgetSeconds">Wall seconds of each.</param>
/// <param name="HasBudget">Whether the user gave them; if not, a meter with long blocks gets more.</param>
/// <param name="Minutes">After so many minutes no comparison begins; null for no such limit.</param>
/// <param name="Folder">Folder of the records.</param>
/// <param name="Seed">Seed of the coins.</param>
public sealed record StudyRequest(
    GateOptions Run, string Variant, int Comparisons, double BudgetSeconds, bool HasBudget, double? Minutes, string Folder, ulong Seed);
