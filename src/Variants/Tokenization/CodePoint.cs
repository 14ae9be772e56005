namespace EnergyGate.Variants.Tokenization;

/// <summary>One code point after normalization: its kind, what it has become, and whether canonical ordering may move it.</summary>
/// <remarks>
/// Bits 0 to 20: the value (for <see cref="CodePointKind.Sequence"/> an index into the table's sequences), 21 to 23: the kind, 24:
/// reordered.
/// </remarks>
internal readonly record struct CodePoint(uint Bits)
{
    private const int KindShift = 21;
    private const uint ReorderedBit = 1u << 24;

    public CodePoint(CodePointKind kind, int value, bool reordered = false)
        : this(((uint)kind << KindShift) | (uint)value | (reordered ? ReorderedBit : 0))
    {
    }

    public int Value => (int)(Bits & ((1u << KindShift) - 1));

    public CodePointKind Kind => (CodePointKind)((Bits >> KindShift) & 7);

    /// <summary>The canonical combining class is not 0.</summary>
    public bool Reordered => (Bits & ReorderedBit) != 0;
}
