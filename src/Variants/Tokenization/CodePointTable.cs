namespace EnergyGate.Variants.Tokenization;

/// <summary>What each of the 1,114,112 code points becomes under a normalization. Immutable; two memory reads for a look-up.</summary>
internal sealed class CodePointTable
{
    private const int BlockShift = 7;
    private const int BlockSize = 1 << BlockShift;
    private const int BlockCount = 0x110000 >> BlockShift;

    private readonly ushort[] _blockOfPrefix;
    private readonly CodePoint[] _entries;
    private readonly CodePoint[] _sequences;

    private CodePointTable(ushort[] blockOfPrefix, CodePoint[] entries, CodePoint[] sequences)
    {
        _blockOfPrefix = blockOfPrefix;
        _entries = entries;
        _sequences = sequences;
    }

    /// <summary>The entry of a code point; a letter that stays itself may have the value 0.</summary>
    public CodePoint this[int codePoint]
    {
        get
        {
            var entry = _entries[(_blockOfPrefix[codePoint >> BlockShift] << BlockShift) | (codePoint & (BlockSize - 1))];
            return entry.Bits == 0 ? new CodePoint(CodePointKind.Letter, codePoint) : entry;
        }
    }

    /// <summary>The code points that a <see cref="CodePointKind.Sequence"/> stands for, in canonical order.</summary>
    public ReadOnlySpan<CodePoint> SequenceOf(CodePoint entry) =>
        _sequences.AsSpan(entry.Value + 1, _sequences[entry.Value].Value);

    public static CodePointTable Build(TextNormalization normalization)
    {
        var rules = new CodePointRules(normalization);
        var blockOfPrefix = new ushort[BlockCount];
        var entries = new List<CodePoint>(new CodePoint[BlockSize]);
        var sequences = new List<CodePoint>();
        foreach (var (codePoint, targets) in rules.Changed())
        {
            var prefix = codePoint >> BlockShift;
            if (blockOfPrefix[prefix] == 0)
            {
                blockOfPrefix[prefix] = checked((ushort)(entries.Count >> BlockShift));
                entries.AddRange(new CodePoint[BlockSize]);
            }

            entries[(blockOfPrefix[prefix] << BlockShift) | (codePoint & (BlockSize - 1))] =
                targets.Length == 1 ? targets[0] : AddSequence(sequences, targets);
        }

        return new CodePointTable(blockOfPrefix, [.. entries], [.. sequences]);
    }

    private static CodePoint AddSequence(List<CodePoint> sequences, CodePoint[] targets)
    {
        var entry = new CodePoint(CodePointKind.Sequence, sequences.Count);
        sequences.Add(new CodePoint(CodePointKind.Letter, targets.Length));
        sequences.AddRange(targets);
        return entry;
    }
}
