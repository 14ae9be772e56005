namespace EnergyGate.Variants.Tokenization;

/// <summary>How many tokens two texts keep, special tokens not counted.</summary>
internal readonly record struct PairLengths(int First, int Second)
{
    /// <summary>Cuts the longer text first, as Hugging Face tokenizers does (<c>longest_first</c>, right side).</summary>
    /// <param name="budget">Tokens for both, 0 or more.</param>
    /// <remarks>
    /// Of two equally long texts the first counts as the shorter, so with an odd budget the second keeps the extra token.
    /// </remarks>
    public PairLengths LongestFirst(int budget)
    {
        if ((long)First + Second <= budget)
        {
            return this;
        }

        var half = budget / 2;
        var shorter = Math.Min(Math.Min(First, Second), half);
        return First <= Second ? new(shorter, budget - shorter) : new(budget - shorter, shorter);
    }
}
