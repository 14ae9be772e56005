using System.Collections.Immutable;

namespace EnergyGate.Variants.Feeding;

/// <summary>Which texts run together, and how long their batch is.</summary>
/// <param name="Texts">Indices of the texts, one per row.</param>
/// <param name="TokenCount">Tokens in each row: the longest text's.</param>
public sealed record BatchPlan(ImmutableArray<int> Texts, int TokenCount)
{
    /// <summary>Splits texts into batches.</summary>
    /// <param name="tokenCounts">Tokens of each text, in file order.</param>
    /// <param name="batchSize">Maximum rows per batch, at least 1.</param>
    /// <param name="policy">How.</param>
    /// <returns>Batches that hold each text exactly once.</returns>
    public static ImmutableArray<BatchPlan> Make(ReadOnlySpan<int> tokenCounts, int batchSize, FeedingPolicy policy)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        var counts = tokenCounts.ToArray();
        var order = Enumerable.Range(0, counts.Length);
        var groups = policy switch
        {
            FeedingPolicy.Padded => order.Chunk(batchSize),
            FeedingPolicy.Sorted => order.OrderBy(text => counts[text]).Chunk(batchSize),
            FeedingPolicy.ExactLength => order.GroupBy(text => counts[text])
                .OrderBy(group => group.Key)
                .SelectMany(group => group.Chunk(batchSize)),
            _ => throw new ArgumentOutOfRangeException(nameof(policy), policy, "no such feeding policy"),
        };
        return [.. groups.Select(texts => new BatchPlan([.. texts], texts.Max(text => counts[text])))];
    }
}
