using System.Collections.Immutable;
using EnergyGate.Gate.Compare.Build;
using EnergyGate.Gate.Compare.Workers;
using EnergyGate.Variants.Feeding;

namespace EnergyGate.Gate.Compare.Launching;

/// <summary>The number of texts in each batch of an arm's variants, from its prepared files: what workers say is held against it.</summary>
/// <param name="arm">The arm.</param>
internal sealed class ExpectedTexts(PreparedArm arm)
{
    private readonly Dictionary<string, ImmutableArray<int>> known = new(StringComparer.Ordinal);

    /// <summary>Texts of each batch of a pass.</summary>
    public ImmutableArray<int> Of(string variant)
    {
        if (!known.TryGetValue(variant, out var counts))
        {
            counts = [.. arm.Of(variant).SelectMany(Batches)];
            known.Add(variant, counts);
        }

        return counts;
    }

    private IEnumerable<int> Batches(PreparedSession session) =>
        BatchPlan.Make(
            TextsFile.Read(Path.Combine(arm.Prepared, session.TextsFile)).TokenCounts(), session.BatchSize, session.Feeding)
            .Select(plan => plan.Texts.Length);
}
