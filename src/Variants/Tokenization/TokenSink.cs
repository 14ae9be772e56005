namespace EnergyGate.Variants.Tokenization;

/// <summary>Counts token ids and writes those that find room into the caller's memory.</summary>
internal readonly ref struct TokenSink
{
    private readonly Span<int> _destination;
    private readonly ref int _count;

    /// <param name="destination">Where ids go.</param>
    /// <param name="count">Tokens added so far, those without room included.</param>
    public TokenSink(Span<int> destination, ref int count)
    {
        _destination = destination;
        _count = ref count;
    }

    /// <summary>Tokens added so far, those without room included.</summary>
    public int Count => _count;

    public void Add(int id)
    {
        var count = _count;
        if ((uint)count < (uint)_destination.Length)
        {
            _destination[count] = id;
        }

        _count = count + 1;
    }

    /// <summary>Takes back everything behind the first <paramref name="count"/> tokens and adds one instead.</summary>
    public void Replace(int count, int id)
    {
        _count = count;
        Add(id);
    }
}
