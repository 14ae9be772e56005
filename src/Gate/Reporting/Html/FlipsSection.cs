using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using EnergyGate.Gate.Reporting.Text;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Reporting.Html;

/// <summary>Section of examples that a variant and fp32 answer differently, with their texts.</summary>
internal static class FlipsSection
{
    private const int MaxOpen = 40;

    /// <summary>Writes the section; nothing if no answer differs.</summary>
    public static void Append(StringBuilder page, GateResult result)
    {
        var flipped = result.Flips.Where(flips => flips.Flips > 0).ToArray();
        if (flipped.Length == 0)
        {
            return;
        }

        var rows = flipped.SelectMany(flips => flips.Shown.Select(example => Row(flips, example))).ToImmutableArray();
        page.Append("<h2 id=\"flips\">Flipped answers</h2>\n")
            .Append(CultureInfo.InvariantCulture, $"<p>{flipped.Sum(flips => flips.Flips)} answers differ from those of fp32: ")
            .Append(CultureInfo.InvariantCulture, $"{flipped.Sum(flips => flips.Losses)} lost, ")
            .Append(CultureInfo.InvariantCulture, $"{flipped.Sum(flips => flips.Gains)} gained, the others wrong in both. ")
            .Append(CultureInfo.InvariantCulture, $"{rows.Length} are shown, losses first.</p>\n")
            .Append(CultureInfo.InvariantCulture, $"<details{(rows.Length <= MaxOpen ? " open" : "")}><summary>Examples</summary>\n");
        new HtmlTable(
            ["variant", "task", "effect", "label", "fp32 answer", "variant answer", "text", "second text", "line"],
            rows,
            ["variant", "task", "effect"]).AppendTo(page);
        page.Append("</details>\n");
    }

    private static ImmutableArray<HtmlCell> Row(FlippedAnswers flips, FlippedExample example) =>
    [
        flips.Variant,
        flips.Task,
        example.Reference == example.Label ? new("lost", null, "fail")
            : example.Candidate == example.Label ? new("gained", null, "pass")
            : new("still wrong", null, "none"),
        example.Label,
        example.Reference,
        example.Candidate,
        new(example.Text, null, "long"),
        new(example.Pair ?? "", null, example.Pair is null ? "" : "long"),
        HtmlCell.Figure(FigureText.Count(example.Line), example.Line),
    ];
}
