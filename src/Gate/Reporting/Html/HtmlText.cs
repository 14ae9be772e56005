using System.Net;

namespace EnergyGate.Gate.Reporting.Html;

/// <summary>Escapes texts of a run for an HTML page.</summary>
internal static class HtmlText
{
    /// <summary>Escapes markup and quotes, and replaces control characters, which HTML does not allow.</summary>
    public static string Escape(string text) => WebUtility.HtmlEncode(string.Concat(text.Select(Printable)));

    private static char Printable(char letter) => char.IsControl(letter) && letter is not ('\n' or '\t') ? '\uFFFD' : letter;
}
