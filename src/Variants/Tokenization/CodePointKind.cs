namespace EnergyGate.Variants.Tokenization;

/// <summary>What a code point does to the text it stands in.</summary>
internal enum CodePointKind
{
    /// <summary>Part of a word.</summary>
    Letter,

    /// <summary>Ends a word and is dropped.</summary>
    Space,

    /// <summary>A word of its own: punctuation, ASCII symbols, CJK ideographs.</summary>
    Isolated,

    /// <summary>Dropped as if it had never been there: controls, formats, private use.</summary>
    Removed,

    /// <summary>A non-spacing mark: dropped after canonical ordering.</summary>
    DroppedMark,

    /// <summary>Stands for several code points.</summary>
    Sequence,
}
