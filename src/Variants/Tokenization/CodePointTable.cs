using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace EnergyGate.Variants.Tokenization;

/// <summary>What each of the 1,114,112 code points becomes under a normalization. Immutable; two memory reads for a look-up.</summary>
internal sealed class CodePointTable
{
    private const int BlockShift = 7;
    private const int BlockSize = 1 << BlockShift;
    private const int BlockCount = 0x110000 >> BlockShift;

    private static readonly ConcurrentDictionary<TextNormalization, CodePointTable> Tables = new();

    private readonly ushort[] blockOfPrefix;
    private readonly CodePoint[] entries;
    private readonly CodePoint[] sequences;

    private CodePointTable(ushort[] blockOfPrefix, CodePoint[] entries, CodePoint[] sequences)
    {
        this.blockOfPrefix = blockOfPrefix;
        this.entries = entries;
        this.sequences = sequences;
    }

    /// <summary>The entry of a code point; the value of one that vanishes or parts words is 0.</summary>
    public CodePoint this[int codePoint]
    {
        get
        {
            var entry = entries[(blockOfPrefix[codePoint >> BlockShift] << BlockShift) | (codePoint & (BlockSize - 1))];
            return entry.Bits == 0 ? new CodePoint(CodePointKind.Letter, codePoint) : entry;
        }
    }

    /// <summary>The code points that a <see cref="CodePointKind.Sequence"/> stands for, in canonical order.</summary>
    public ReadOnlySpan<CodePoint> SequenceOf(CodePoint entry) =>
        sequences.AsSpan(entry.Value + 1, sequences[entry.Value].Value);

    /// <summary>The table of a normalization; built once in a process.</summary>
    public static CodePointTable For(TextNormalization normalization) => Tables.GetOrAdd(normalization, Build);

    private static CodePointTable Build(TextNormalization normalization)
    {
        var rules = new CodePointRules(normalization);
        var blockOfPrefix = new ushort[BlockCount];
        var entries = new List<CodePoint>(new CodePoint[BlockSize]);
        var sequences = new List<CodePoint>();
        var block = new CodePoint[BlockSize];
        for (var prefix = 0; prefix < BlockCount; prefix++)
        {
            var first = prefix << BlockShift;
            if (rules.AreUnchanged(first, BlockSize))
            {
                continue; // block 0: letters that stay themselves
            }

            FillBlock(rules, first, block, sequences);
            var last = CollectionsMarshal.AsSpan(entries)[^BlockSize..];
            if (!last.SequenceEqual(block)) // whole planes of private use share one block
            {
                entries.AddRange(block);
            }

            blockOfPrefix[prefix] = checked((ushort)((entries.Count >> BlockShift) - 1));
        }

        return new CodePointTable(blockOfPrefix, [.. entries], [.. sequences]);
    }

    private static void FillBlock(CodePointRules rules, int first, CodePoint[] block, List<CodePoint> sequences)
    {
        var targets = new List<CodePoint>();
        for (var i = 0; i < block.Length; i++)
        {
            targets.Clear();
            rules.AddTargets(first + i, targets);
            var entry = targets.Count == 1 ? targets[0] : AddSequence(sequences, targets);
            block[i] = entry == new CodePoint(CodePointKind.Letter, first + i) ? default : entry;
        }
    }

    private static CodePoint AddSequence(List<CodePoint> sequences, List<CodePoint> targets)
    {
        var entry = new CodePoint(CodePointKind.Sequence, sequences.Count);
        sequences.Add(new CodePoint(CodePointKind.Letter, targets.Count));
        sequences.AddRange(targets);
        return entry;
    }
}
