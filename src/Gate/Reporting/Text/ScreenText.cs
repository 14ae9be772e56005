using System.Text;

namespace EnergyGate.Gate.Reporting.Text;

/// <summary>Texts of a run on a screen of limited width.</summary>
internal static class ScreenText
{
    private const string Cut = "...";

    /// <summary>
    /// The text without control characters: names inside a model reach reasons, and may neither break lines nor steer a terminal.
    /// </summary>
    public static string Printable(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? '\uFFFD' : letter));

    /// <summary>The printable text, cut with <c>...</c> where it is wider than the columns it may take.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="width">Columns, at least 3.</param>
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

    /// <summary>The printable text on as many lines as it needs, broken between words.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="width">Columns of a line; a word that is wider is cut.</param>
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
