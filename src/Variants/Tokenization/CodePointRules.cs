namespace EnergyGate.Variants.Tokenization;

/// <summary>
/// The rules of BERT's BasicTokenizer for a single code point: remove, isolate, decompose, drop marks, lower-case, classify.
/// </summary>
/// <remarks>Works on one flag byte per code point; it builds a <see cref="CodePointTable"/> and is dropped afterwards.</remarks>
internal sealed class CodePointRules
{
    private const int CodePointCount = 0x110000;
    private const int HangulFirst = 0xAC00;
    private const int HangulLast = 0xD7A3;
    private const int CapitalIWithDot = 0x130;

    // Hugging Face's ranges, including their error: extension E starts at U+2B920 instead of U+2B820.
    private static readonly int[] ChineseCharacters =
    [
        0x3400, 0x4DBF, 0x4E00, 0x9FFF, 0xF900, 0xFAFF, 0x20000, 0x2A6DF, 0x2A700, 0x2B73F, 0x2B740, 0x2B81F, 0x2B920, 0x2CEAF,
        0x2F800, 0x2FA1F,
    ];

    // White_Space without the controls that are removed before it is asked for.
    private static readonly int[] Spaces =
    [
        0x09, 0x0A, 0x0D, 0x0D, 0x20, 0x20, 0xA0, 0xA0, 0x1680, 0x1680, 0x2000, 0x200A, 0x2028, 0x2029, 0x202F, 0x202F, 0x205F, 0x205F,
        0x3000, 0x3000,
    ];

    private static readonly int[] AsciiSymbols = [0x21, 0x2F, 0x3A, 0x40, 0x5B, 0x60, 0x7B, 0x7E];

    private readonly TextNormalization normalization;
    private readonly Traits[] traits = new Traits[CodePointCount];
    private readonly Dictionary<int, int[]> decompositions = [];
    private readonly Dictionary<int, int> lowerCase = [];

    public CodePointRules(TextNormalization normalization)
    {
        this.normalization = normalization;
        Mark(UnicodeRanges.Other, Traits.Other);
        Mark([0xFFFD, 0xFFFD], Traits.Other);
        Mark(Spaces, Traits.Space);
        Mark(UnicodeRanges.Punctuation, Traits.Punctuation);
        Mark(AsciiSymbols, Traits.Punctuation);
        Mark(UnicodeRanges.NonspacingMarks, Traits.NonspacingMark);
        Mark(ChineseCharacters, Traits.Chinese);
        Mark([HangulFirst, HangulLast], Traits.Mapped);
        MarkReordered();
        ReadDecompositions();
        ReadLowerCase();
    }

    [Flags]
    private enum Traits : byte
    {
        None = 0,
        Other = 1,
        Space = 2,
        Punctuation = 4,
        NonspacingMark = 8,
        Chinese = 16,
        Mapped = 32,
    }

    /// <summary>Whether all code points of a range are letters that stay themselves.</summary>
    public bool AreUnchanged(int first, int count) => !traits.AsSpan(first, count).ContainsAnyExcept(Traits.None);

    /// <summary>Adds what a code point becomes: one entry or more; those that vanish or part words have the value 0.</summary>
    public void AddTargets(int codePoint, List<CodePoint> targets)
    {
        var traits = this.traits[codePoint];
        if ((traits & Traits.Space) != 0)
        {
            targets.Add(new CodePoint(CodePointKind.Space, 0));
            return;
        }

        if ((traits & Traits.Other) != 0)
        {
            targets.Add(new CodePoint(CodePointKind.Removed, 0));
            return;
        }

        var isolated = normalization.IsolateChineseCharacters && (traits & Traits.Chinese) != 0;
        foreach (var part in Decompose(codePoint))
        {
            var reordered = normalization.StripAccents && CombiningClass.Of(part) != 0;
            if (normalization.StripAccents && (this.traits[part] & Traits.NonspacingMark) != 0)
            {
                targets.Add(new CodePoint(CodePointKind.DroppedMark, 0, reordered));
                continue;
            }

            foreach (var letter in LowerCase(part))
            {
                var kind = isolated || (this.traits[letter] & Traits.Punctuation) != 0 ? CodePointKind.Isolated : CodePointKind.Letter;
                targets.Add(new CodePoint(kind, letter, reordered));
            }
        }

        // Marks that would be ordered behind the first code point and then dropped leave no trace.
        if (targets is [{ Kind: not CodePointKind.DroppedMark }, _, ..])
        {
            targets.RemoveAll(target => target is { Kind: CodePointKind.DroppedMark, Reordered: true });
        }
    }

    private int[] Decompose(int codePoint)
    {
        if (!normalization.StripAccents)
        {
            return [codePoint];
        }

        return codePoint is >= HangulFirst and <= HangulLast ? DecomposeHangul(codePoint - HangulFirst)
            : decompositions.GetValueOrDefault(codePoint) ?? [codePoint];
    }

    // The Unicode Standard, section 3.12: 19 leading consonants x 21 vowels x 28 trailing consonants, the first of which is none.
    private static int[] DecomposeHangul(int index)
    {
        var (leading, vowel, trailing) = (0x1100 + (index / 588), 0x1161 + (index % 588 / 28), 0x11A7 + (index % 28));
        return trailing == 0x11A7 ? [leading, vowel] : [leading, vowel, trailing];
    }

    private ReadOnlySpan<int> LowerCase(int codePoint)
    {
        if (!normalization.LowerCase)
        {
            return new[] { codePoint };
        }

        // The only unconditional lower-casing to two code points in SpecialCasing.txt.
        return codePoint == CapitalIWithDot ? [0x69, 0x307] : new[] { lowerCase.GetValueOrDefault(codePoint, codePoint) };
    }

    private void Mark(ReadOnlySpan<int> ranges, Traits trait)
    {
        for (var i = 0; i < ranges.Length; i += 2)
        {
            foreach (ref var traits in traits.AsSpan(ranges[i]..(ranges[i + 1] + 1)))
            {
                traits |= trait;
            }
        }
    }

    private void MarkReordered()
    {
        var runs = UnicodeRanges.CombiningClasses;
        for (var i = 0; i < runs.Length; i += 3)
        {
            Mark(runs.Slice(i, 2), Traits.Mapped);
        }
    }

    private void ReadDecompositions()
    {
        var entries = UnicodeDecompositions.Entries;
        while (entries.Length > 0)
        {
            var length = entries[0] >> 24;
            var source = entries[0] & 0x1FFFFF;
            decompositions.Add(source, entries.Slice(1, length).ToArray());
            traits[source] |= Traits.Mapped;
            entries = entries[(length + 1)..];
        }
    }

    private void ReadLowerCase()
    {
        var runs = UnicodeLowerCase.Runs;
        for (var i = 0; i < runs.Length; i += 4)
        {
            for (var codePoint = runs[i]; codePoint <= runs[i + 1]; codePoint += runs[i + 2])
            {
                lowerCase.Add(codePoint, codePoint + runs[i + 3]);
                traits[codePoint] |= Traits.Mapped;
            }
        }
    }
}
