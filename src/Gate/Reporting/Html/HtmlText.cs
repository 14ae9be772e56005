using System.Net;

namespace EnergyGate.Gate.Reporting.Html;

/// <summary>Texts of a run inside a page.</summary>
internal static class HtmlText
{
    /// <summary>The text as characters alone: no markup, no quote that ends an attribute, no control character (HTML has none).</summary>
    public static string Escape(string text) => WebUtility.HtmlEncode(string.Concat(text.Select(Printable)));

    private static char Printable(char letter) => char.IsControl(letter) && letter is not ('\n' or '\t') ? '\uFFFD' : letter;
}
