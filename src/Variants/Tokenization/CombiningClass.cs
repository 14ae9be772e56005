namespace EnergyGate.Variants.Tokenization;

/// <summary>Canonical combining classes: the order in which NFD puts marks on one letter.</summary>
internal static class CombiningClass
{
    /// <summary>The class of a code point; 0 for letters and everything else that is never moved.</summary>
    public static int Of(int codePoint)
    {
        var runs = UnicodeRanges.CombiningClasses;
        var (low, high) = (0, (runs.Length / 3) - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (codePoint < runs[middle * 3])
            {
                high = middle - 1;
            }
            else if (codePoint > runs[(middle * 3) + 1])
            {
                low = middle + 1;
            }
            else
            {
                return runs[(middle * 3) + 2];
            }
        }

        return 0;
    }
}
