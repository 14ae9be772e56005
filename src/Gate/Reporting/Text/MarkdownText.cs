using System.Text;

namespace EnergyGate.Gate.Reporting.Text;

/// <summary>Escapes texts of a run for GitHub Markdown.</summary>
internal static class MarkdownText
{
    /// <summary>Escapes markup, links and table separators, and joins all lines.</summary>
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
