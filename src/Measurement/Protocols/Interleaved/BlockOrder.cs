namespace EnergyGate.Measurement.Protocols.Interleaved;

/// <summary>
/// Block order of each round: every arm in a random order, then in reverse (ABBA, ABCCBA), so that a drift that is linear within a round
/// favours no arm. The number of rounds per group equals the number of arms: the order rotates within a group, so that every arm takes
/// every place equally often, and is shuffled for the next group.
/// </summary>
public sealed class BlockOrder
{
    private readonly Random random;
    private readonly int[] shuffled;
    private int round;

    /// <summary>Creates the order.</summary>
    /// <param name="armCount">Number of arms, at least 2.</param>
    /// <param name="seed">Random seed; the same seed gives the same order.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two arms.</exception>
    public BlockOrder(int armCount, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(armCount, 2);
        random = new Random(seed);
        shuffled = [.. Enumerable.Range(0, armCount)];
    }

    /// <summary>Writes the next round's order.</summary>
    /// <param name="arms">[2 * armCount] receives the arm's index for each place.</param>
    /// <exception cref="ArgumentException">The span has the wrong length.</exception>
    public void Next(Span<int> arms)
    {
        var placeCount = 2 * shuffled.Length;
        if (arms.Length != placeCount)
        {
            throw new ArgumentException($"a round of {shuffled.Length} arms has {placeCount} places; given {arms.Length}", nameof(arms));
        }

        var rotation = round++ % shuffled.Length;
        if (rotation == 0)
        {
            random.Shuffle(shuffled);
        }

        for (var place = 0; place < shuffled.Length; place++)
        {
            var arm = shuffled[(place + rotation) % shuffled.Length];
            arms[place] = arm;
            arms[^(place + 1)] = arm;
        }
    }
}
