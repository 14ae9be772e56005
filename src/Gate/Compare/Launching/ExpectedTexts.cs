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

    /// <summary>Texts of each batch of a pass; for a pipeline, of each request.</summary>
    /// <param name="name">A <see cref="WorkName"/>.</param>
    public ImmutableArray<int> Of(string name)
    {
        if (!known.TryGetValue(name, out var counts))
        {
            var work = WorkName.Parse(name);
            counts = [.. arm.Of(work.Variant).SelectMany(session => work.IsPipeline ? Requests(session) : Batches(session))];
            known.Add(name, counts);
        }

        return counts;
    }

    private IEnumerable<int> Requests(PreparedSession session) =>
        LinesFile.Read(Path.Combine(arm.Prepared, session.RawTextsFile)).Chunk(session.TextsPerRequest).Select(request => request.Length);

    private IEnumerable<int> Batches(PreparedSession session) =>
        BatchPlan.Make(
            TextsFile.Read(Path.Combine(arm.Prepared, session.TextsFile)).TokenCounts(), session.BatchSize, session.Feeding)
            .Select(plan => plan.Texts.Length);
}
