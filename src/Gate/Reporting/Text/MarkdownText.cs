using System.Text;

namespace EnergyGate.Gate.Reporting.Text;

/// <summary>Texts of a run inside GitHub's Markdown.</summary>
internal static class MarkdownText
{
    /// <summary>The text as characters alone, on one line: no markup, no link, no end of a table's cell.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var letter in text.ReplaceLineEndings(" "))
        {
            _ = letter switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '\\' or '`' or '*' or '[' or '|' => escaped.Append('\\').Append(letter),
                _ => escaped.Append(char.IsControl(letter) ? '\uFFFD' : letter),
            };
        }

        return escaped.ToString();
    }
}
