namespace EnergyGate.Variants.Tokenization;

/// <summary>Counts token ids and writes those that find room into the caller's memory.</summary>
internal readonly ref struct TokenSink
{
    private readonly Span<int> destination;
    private readonly ref int count;

    /// <param name="destination">Where ids go.</param>
    /// <param name="count">Tokens added so far, those without room included.</param>
    public TokenSink(Span<int> destination, ref int count)
    {
        this.destination = destination;
        this.count = ref count;
    }

    /// <summary>Tokens added so far, those without room included.</summary>
    public int Count => count;

    public void Add(int id)
    {
        var count = this.count;
        if ((uint)count < (uint)destination.Length)
        {
            destination[count] = id;
        }

        this.count = count + 1;
    }

    /// <summary>Takes back everything behind the first <paramref name="count"/> tokens and adds one instead.</summary>
    public void Replace(int count, int id)
    {
        this.count = count;
        Add(id);
    }
}
