using EnergyGate.Gate.Inputs;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Gate.Studies;

/// <summary>The options of a study: one variant, compared with itself many times.</summary>
/// <param name="Run">Model, tasks, batch size, meter and provider.</param>
/// <param name="Variant">Name of the variant.</param>
/// <param name="Comparisons">Total number of comparisons; those that are recorded count.</param>
/// <param name="Budget">Wall time per comparison.</param>
/// <param name="HasBudget">Whether the user gave the budget. If not, a meter that needs long blocks gets more.</param>
/// <param name="TimeLimit">After this time no comparison starts; null for no limit.</param>
/// <param name="Folder">Folder of the records.</param>
/// <param name="Seed">Random seed of the launch and block order.</param>
internal sealed record StudyRequest(
    GateOptions Run, string Variant, int Comparisons, Seconds Budget, bool HasBudget, Seconds? TimeLimit, string Folder, ulong Seed)
{
    /// <summary>Whether it is measured from text to answer; false for the session alone.</summary>
    public bool IsPipeline { get; init; }
}
