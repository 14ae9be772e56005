using System.Text;

namespace EnergyGate.Gate.Reporting.Text;

/// <summary>Fits texts of a run to a screen.</summary>
internal static class ScreenText
{
    private const string Cut = "...";

    /// <summary>Replaces control characters: a name inside a model may be in a reason, and must not control the terminal.</summary>
    public static string Printable(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? '\uFFFD' : letter));

    /// <summary>The printable text, cut to a width; <c>...</c> marks the cut.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="width">Maximum width in columns, at least 3.</param>
    public static string Fit(string text, int width)
    {
        var printable = Printable(text);
        if (printable.Length <= width)
        {
            return printable;
        }

        var kept = width - Cut.Length;
        kept -= kept > 0 && char.IsHighSurrogate(printable[kept - 1]) ? 1 : 0;
        return printable[..kept].TrimEnd() + Cut;
    }

    /// <summary>Wraps the printable text between words.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="width">Maximum width of a line in columns, at least 3; longer words are cut.</param>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        var line = new StringBuilder();
        foreach (var word in Printable(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(Fit(word, width));
        }

        if (line.Length > 0)
        {
            yield return line.ToString();
        }
    }
}
