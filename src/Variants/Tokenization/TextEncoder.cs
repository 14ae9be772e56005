using EnergyGate.Variants.Feeding;

namespace EnergyGate.Variants.Tokenization;

/// <summary>Tokenises texts and pairs of texts, cut to a maximum length. Not thread-safe.</summary>
/// <param name="tokenizer">The tokenizer.</param>
/// <param name="maxLength">Maximum tokens per text, the special ones included.</param>
public sealed class TextEncoder(WordPieceTokenizer tokenizer, int maxLength)
{
    private readonly int[] ids = new int[maxLength];
    private readonly int[] typeIds = new int[maxLength];

    /// <summary>The tokens of texts, in their order.</summary>
    /// <param name="texts">The texts; a pair is null for a text alone.</param>
    public TokenizedTexts Encode(IEnumerable<(string Text, string? Pair)> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var (allIds, allTypeIds, starts) = (new List<int>(), new List<int>(), new List<int> { 0 });
        foreach (var (text, pair) in texts)
        {
            var count = pair is null
                ? tokenizer.Encode(text, maxLength, ids, typeIds)
                : tokenizer.EncodePair(text, pair, maxLength, ids, typeIds);
            allIds.AddRange(ids.AsSpan(0, count));
            allTypeIds.AddRange(typeIds.AsSpan(0, count));
            starts.Add(allIds.Count);
        }

        return new([.. allIds], [.. allTypeIds], [.. starts]);
    }
}
