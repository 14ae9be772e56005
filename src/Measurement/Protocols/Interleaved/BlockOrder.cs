namespace EnergyGate.Measurement.Protocols.Interleaved;

/// <summary>
/// The order of the blocks of each round: every arm once in a drawn order, then once in the reverse (ABBA; ABCCBA), so that a drift that is
/// linear within a round favours no arm. Rounds go in groups of as many as there are arms: the drawn order rotates within a group, so that every
/// arm stands at every place equally often, and is drawn anew for the next.
/// </summary>
public sealed class BlockOrder
{
    private readonly Random _random;
    private readonly int[] _drawn;
    private int _round;

    /// <summary>Starts an order.</summary>
    /// <param name="armCount">Number of arms, at least 2.</param>
    /// <param name="seed">The same seed gives the same order.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two arms.</exception>
    public BlockOrder(int armCount, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(armCount, 2);
        _random = new Random(seed);
        _drawn = [.. Enumerable.Range(0, armCount)];
    }

    /// <summary>Writes the next round's order.</summary>
    /// <param name="arms">[2 * armCount] receives the index of the arm at each place.</param>
    /// <exception cref="ArgumentException">The span has another length.</exception>
    public void Next(Span<int> arms)
    {
        if (arms.Length != 2 * _drawn.Length)
        {
            throw new ArgumentException($"a round of {_drawn.Length} arms has {2 * _drawn.Length} places; given {arms.Length}", nameof(arms));
        }

        var rotation = _round++ % _drawn.Length;
        if (rotation == 0)
        {
            _random.Shuffle(_drawn);
        }

        for (var place = 0; place < _drawn.Length; place++)
        {
            var arm = _drawn[(place + rotation) % _drawn.Length];
            arms[place] = arm;
            arms[^(place + 1)] = arm;
        }
    }
}
