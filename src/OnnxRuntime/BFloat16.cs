namespace EnergyGate.OnnxRuntime;

/// <summary>A 16-bit brain float: the upper half of an IEEE 32-bit float (8 bits of exponent, 7 of mantissa).</summary>
/// <param name="Bits">The 16 bits as they lie in a tensor.</param>
public readonly record struct BFloat16(ushort Bits)
{
    /// <summary>The nearest brain float, ties to even; a NaN stays a NaN.</summary>
    public static BFloat16 FromSingle(float value)
    {
        var bits = BitConverter.SingleToUInt32Bits(value);
        return float.IsNaN(value)
            ? new BFloat16((ushort)((bits >> 16) | 0x40))
            : new BFloat16((ushort)((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16));
    }

    /// <summary>The same number as a 32-bit float; exact.</summary>
    public float ToSingle() => BitConverter.UInt32BitsToSingle((uint)Bits << 16);
}
