namespace EnergyGate.Measurement.Protocols.Interleaved;

/// <summary>
/// The order of the blocks of each round: every arm once in a drawn order, then once in the reverse (ABBA; ABCCBA), so that a drift that is
/// linear within a round favours no arm. Rounds go in groups of as many as there are arms: the drawn order rotates within a group, so that
/// every arm stands at every place equally often, and is drawn anew for the next.
/// </summary>
public sealed class BlockOrder
{
    private readonly Random random;
    private readonly int[] drawn;
    private int round;

    /// <summary>Starts an order.</summary>
    /// <param name="armCount">Number of arms, at least 2.</param>
    /// <param name="seed">The same seed gives the same order.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two arms.</exception>
    public BlockOrder(int armCount, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(armCount, 2);
        random = new Random(seed);
        drawn = [.. Enumerable.Range(0, armCount)];
    }

    /// <summary>Writes the next round's order.</summary>
    /// <param name="arms">[2 * armCount] receives the index of the arm at each place.</param>
    /// <exception cref="ArgumentException">The span has another length.</exception>
    public void Next(Span<int> arms)
    {
        if (arms.Length != 2 * drawn.Length)
        {
            throw new ArgumentException($"a round of {drawn.Length} arms has {2 * drawn.Length} places; given {arms.Length}", nameof(arms));
        }

        var rotation = round++ % drawn.Length;
        if (rotation == 0)
        {
            random.Shuffle(drawn);
        }

        for (var place = 0; place < drawn.Length; place++)
        {
            var arm = drawn[(place + rotation) % drawn.Length];
            arms[place] = arm;
            arms[^(place + 1)] = arm;
        }
    }
}
