namespace EnergyGate.Variants.Tokenization;

/// <summary>What happens to a text before it is split into words; the names are those of Hugging Face's BertNormalizer.</summary>
/// <param name="LowerCase">Each code point is lower-cased alone, without regard to its neighbours (no final sigma).</param>
/// <param name="StripAccents">The text is decomposed canonically and loses its non-spacing marks.</param>
/// <param name="IsolateChineseCharacters">Each CJK ideograph becomes a word.</param>
public readonly record struct TextNormalization(bool LowerCase, bool StripAccents, bool IsolateChineseCharacters)
{
    /// <summary>The rules of <c>bert-base-uncased</c>: all three.</summary>
    public static TextNormalization Uncased { get; } = new(true, true, true);

    /// <summary>The rules of <c>bert-base-cased</c>: ideographs are isolated, letters stay as they are.</summary>
    public static TextNormalization Cased { get; } = new(false, false, true);
}
