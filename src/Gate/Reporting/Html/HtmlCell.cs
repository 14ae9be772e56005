using System.Globalization;
using EnergyGate.Gate.Reporting.Text;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Reporting.Html;

/// <summary>One cell of a table in a page.</summary>
/// <param name="Text">What is shown, not escaped yet.</param>
/// <param name="Sort">What a sort goes by; null for the text.</param>
/// <param name="Class">Style; empty for none.</param>
internal readonly record struct HtmlCell(string Text, string? Sort = null, string Class = "")
{
    /// <summary>A plain text.</summary>
    public static implicit operator HtmlCell(string text) => new(text);

    /// <summary>A text that stands for a figure.</summary>
    public static HtmlCell Figure(string text, double? value) =>
        new(text, value is { } number && !double.IsNaN(number) ? number.ToString("R", CultureInfo.InvariantCulture) : "", "figure");

    /// <summary>A cell's verdict, coloured.</summary>
    public static HtmlCell Of(Cell cell) => new(CellNames.VerdictOf(cell), null, ClassOf(cell.Verdict));

    /// <summary>The style of a verdict; the verdict itself is always written too, where it is not PASS.</summary>
    public static string ClassOf(Verdict verdict) => verdict switch
    {
        Verdict.Pass => "pass",
        Verdict.Fail => "fail",
        Verdict.Inconclusive or Verdict.Trade or Verdict.Improved => "open",
        _ => "none",
    };
}
