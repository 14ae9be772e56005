using System.Globalization;
using EnergyGate.Variants.Feeding;

namespace EnergyGate.Gate.Compare.Workers;

/// <summary>
/// Tokens as a file, one line per text: its ids, a tab, its segment ids. Frozen by <c>prepare</c>, so that every launch runs the same
/// inputs.
/// </summary>
internal static class TextsFile
{
    /// <summary>Writes texts.</summary>
    public static void Write(string path, TokenizedTexts texts) => File.WriteAllLines(
        path,
        Enumerable.Range(0, texts.Count).Select(text => Join(texts.Ids(text)) + "\t" + Join(texts.TypeIds(text))));

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="FormatException">It is not such a file.</exception>
    public static TokenizedTexts Read(string path)
    {
        var ids = new List<int>();
        var typeIds = new List<int>();
        var starts = new List<int> { 0 };
        foreach (var line in File.ReadLines(path))
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            if (tab < 0)
            {
                throw new FormatException($"{path}, line {starts.Count}: expected ids, a tab and segment ids");
            }

            Parse(line.AsSpan(0, tab), ids);
            Parse(line.AsSpan(tab + 1), typeIds);
            starts.Add(ids.Count);
        }

        return new([.. ids], [.. typeIds], [.. starts]);
    }

    private static string Join(ReadOnlySpan<int> values) =>
        string.Join(' ', values.ToArray().Select(value => value.ToString(CultureInfo.InvariantCulture)));

    private static void Parse(ReadOnlySpan<char> text, List<int> into)
    {
        foreach (var range in text.Split(' '))
        {
            into.Add(int.Parse(text[range], NumberStyles.None, CultureInfo.InvariantCulture));
        }
    }
}
