namespace EnergyGate.Variants.Feeding;

/// <summary>The tokens of many texts, concatenated and immutable, so that every variant of a run is fed the same.</summary>
public sealed class TokenizedTexts
{
    private readonly int[] ids;
    private readonly int[] typeIds;
    private readonly int[] starts;

    /// <summary>Texts laid end to end.</summary>
    /// <param name="ids">Token ids of all texts.</param>
    /// <param name="typeIds">Segment ids, as many.</param>
    /// <param name="starts">Where each text starts, and the end: one more than there are texts, rising.</param>
    public TokenizedTexts(int[] ids, int[] typeIds, int[] starts)
    {
        if (starts.Length == 0 || starts[^1] != ids.Length || typeIds.Length != ids.Length)
        {
            throw new ArgumentException("starts must end at the number of ids, and every id needs a type id");
        }

        this.ids = ids;
        this.typeIds = typeIds;
        this.starts = starts;
    }

    /// <summary>The number of texts.</summary>
    public int Count => starts.Length - 1;

    /// <summary>Tokens of each text.</summary>
    public int[] TokenCounts() => [.. Enumerable.Range(0, Count).Select(TokenCount)];

    /// <summary>Tokens of one text.</summary>
    public int TokenCount(int text) => starts[text + 1] - starts[text];

    /// <summary>Token ids of one text.</summary>
    public ReadOnlySpan<int> Ids(int text) => ids.AsSpan(starts[text], TokenCount(text));

    /// <summary>Segment ids of one text.</summary>
    public ReadOnlySpan<int> TypeIds(int text) => typeIds.AsSpan(starts[text], TokenCount(text));

    /// <summary>The texts of several sets, one set after the other.</summary>
    public static TokenizedTexts Concatenate(IReadOnlyList<TokenizedTexts> sets)
    {
        var starts = new List<int> { 0 };
        foreach (var set in sets)
        {
            var offset = starts[^1];
            starts.AddRange(set.starts.Skip(1).Select(start => offset + start));
        }

        return new([.. sets.SelectMany(set => set.ids)], [.. sets.SelectMany(set => set.typeIds)], [.. starts]);
    }

    /// <summary>Some of the texts, in the order given.</summary>
    public TokenizedTexts Select(IReadOnlyList<int> texts)
    {
        var chosenStarts = new int[texts.Count + 1];
        for (var i = 0; i < texts.Count; i++)
        {
            chosenStarts[i + 1] = chosenStarts[i] + TokenCount(texts[i]);
        }

        var chosen = new TokenizedTexts(new int[chosenStarts[^1]], new int[chosenStarts[^1]], chosenStarts);
        for (var i = 0; i < texts.Count; i++)
        {
            Ids(texts[i]).CopyTo(chosen.ids.AsSpan(chosen.starts[i]));
            TypeIds(texts[i]).CopyTo(chosen.typeIds.AsSpan(chosen.starts[i]));
        }

        return chosen;
    }
}
