namespace EnergyGate.Statistics.Randomness;

/// <summary>
/// Draws slots with probabilities in proportion to their weights; equal weights by one multiplication, others by a short search.
/// </summary>
public sealed class WeightedChoice
{
    private readonly bool isUniform;
    private readonly int count;
    private readonly int[] slots;
    private readonly ulong[] upTo;

    /// <summary>Prepares the draws.</summary>
    /// <param name="weights">At least one is above 0.</param>
    public WeightedChoice(ReadOnlySpan<double> weights)
    {
        count = weights.Length;
        isUniform = !weights.ContainsAnyExcept(weights[0]);
        var all = weights.ToArray();
        slots = isUniform ? [] : [.. Enumerable.Range(0, count).Where(i => all[i] > 0).OrderByDescending(i => all[i]).ThenBy(i => i)];
        upTo = new ulong[slots.Length];
        double total = all.Sum(), sum = 0;
        for (var i = 0; i < upTo.Length; i++)
        {
            sum += all[slots[i]];
            upTo[i] = i == upTo.Length - 1 ? 1UL << 53 : (ulong)(sum / total * (1UL << 53));
        }
    }

    /// <summary>The next slot. The search starts at the largest weights, where most draws end.</summary>
    /// <param name="random">Where its bits come from.</param>
    public int Next(SplitMix64 random)
    {
        if (isUniform)
        {
            return random.Below(count);
        }

        var drawn = random.Next() >> 11;
        var i = 0;
        while (drawn >= upTo[i])
        {
            i++;
        }

        return slots[i];
    }
}
