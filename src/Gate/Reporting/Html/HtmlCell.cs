using System.Globalization;
using EnergyGate.Gate.Reporting.Text;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Reporting.Html;

/// <summary>One cell of an HTML table.</summary>
/// <param name="Text">The shown text, not escaped.</param>
/// <param name="Sort">The sort key; null for the text.</param>
/// <param name="Class">The CSS class; empty for none.</param>
internal readonly record struct HtmlCell(string Text, string? Sort = null, string Class = "")
{
    /// <summary>A plain text.</summary>
    public static implicit operator HtmlCell(string text) => new(text);

    /// <summary>A figure as text; it sorts by its value.</summary>
    public static HtmlCell Figure(string text, double? value) =>
        new(text, value is { } number && !double.IsNaN(number) ? number.ToString("R", CultureInfo.InvariantCulture) : "", "figure");

    /// <summary>The verdict of a cell, in its colour.</summary>
    public static HtmlCell Of(Cell cell) => new(CellNames.VerdictOf(cell), null, ClassOf(cell.Verdict));

    /// <summary>The CSS class of a verdict. Colour never replaces the word, except for PASS.</summary>
    public static string ClassOf(Verdict verdict) => verdict switch
    {
        Verdict.Pass => "pass",
        Verdict.Fail => "fail",
        Verdict.Inconclusive or Verdict.Trade or Verdict.Improved => "open",
        _ => "none",
    };
}
