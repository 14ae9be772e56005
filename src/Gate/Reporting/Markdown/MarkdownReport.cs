using System.Collections.Immutable;
using System.Text;
using EnergyGate.Gate.Reporting.Text;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Reporting.Markdown;

/// <summary>The result as GitHub Markdown, for a job summary or a comment.</summary>
internal static class MarkdownReport
{
    /// <summary>Maximum size in bytes (UTF-8). GitHub refuses a job summary above 1 MiB, and other steps write to it too.</summary>
    public const int MaxBytes = 900_000;

    private const int MaxReasons = 40;

    /// <summary>Writes the Markdown: the verdict and its reasons first. The last parts are left out if they do not fit.</summary>
    /// <param name="result">The result.</param>
    public static string Write(GateResult result)
    {
        string[] parts =
        [
            $"## EnergyGate: {MarkdownText.Escape(ResultTables.Headline(result))}\n\n",
            $"Model {MarkdownText.Escape(result.Model)}, exit code {result.ExitCode}. "
                + "Every energy figure names its kind; kinds are never compared with one another.\n\n",
            Reasons(result),
            Unfolded(Matrix(result)),
            Unfolded(ResultTables.Costs(result)),
            Unfolded(ComparisonTable.Of(result)),
            Unfolded(PipelineTables.Costs(result)),
            Unfolded(PipelineTables.Stages(result)),
            Moved(ResultTables.Drift(result)),
            Differences(result),
            string.Concat(result.Notes.Select(note => $"- {MarkdownText.Escape(note)}\n")) + "\n",
            ResultTables.Environment(result).ToMarkdown(),
            Folded("Answers in full", ResultTables.Answers(result)),
            Folded("Calibration and margins", QualityTables.Qualities(result)),
            Folded("Graph rewrites", ResultTables.Rewrites(result)),
            Folded("All cells", ResultTables.Cells(result)),
        ];
        var text = new StringBuilder();
        var bytes = 0;
        foreach (var part in parts)
        {
            var more = Encoding.UTF8.GetByteCount(part);
            if (bytes + more > MaxBytes)
            {
                return text.Append("\nThe rest does not fit into a job summary: see index.html.\n").ToString();
            }

            bytes += more;
            text.Append(part);
        }

        return text.ToString();
    }

    private static string Reasons(GateResult result)
    {
        var stopping = StoppingCells.Of(result);
        var waived = string.Concat(StoppingCells.Waived(result).Take(MaxReasons).Select(Line));
        var lines = stopping.Take(MaxReasons).Select(Line);
        var rest = stopping.Length > MaxReasons ? $"- ... and {stopping.Length - MaxReasons} more\n" : "";
        return stopping.IsEmpty && waived.Length == 0 ? "" : $"{string.Concat(lines)}{rest}{waived}\n";
    }

    private static string Line(Cell cell) =>
        $"- **{CellNames.VerdictOf(cell)}** {MarkdownText.Escape(CellNames.Of(cell))}: {MarkdownText.Escape(cell.Reason)}\n";

    // Rows are variants, columns are tasks: the verdict, and the score of the first metric.
    private static TextTable Matrix(GateResult result)
    {
        var rows = VariantTaskRow.All(result);
        ImmutableArray<string> tasks = [.. rows.Select(row => row.Task).Distinct()];
        var places = rows.ToDictionary(row => (row.Variant, row.Task));
        return new(
            "Variants and tasks: verdict and score in percent",
            ["variant", .. tasks, "energy / fp32"],
            [.. rows.GroupBy(row => row.Variant).Select(variant => (ImmutableArray<string>)[
                variant.Key,
                .. tasks.Select(task => places.TryGetValue((variant.Key, task), out var row) ? Place(row) : "-"),
                variant.First().EnergyText])]);
    }

    private static string Place(VariantTaskRow row)
    {
        var score = row.ScoreCells.FirstOrDefault()?.Value;
        var worst = row.Worst;
        var open = worst.Verdict is Verdict.Fail or Verdict.Inconclusive && !worst.Gating ? " (does not gate)" : "";
        return score is null ? $"{CellNames.VerdictOf(worst)}{open}" : $"{CellNames.VerdictOf(worst)}{open} {FigureText.Percent(score)}";
    }

    // Only backticks need escaping: they would end the code block.
    private static string Differences(GateResult result) => string.Concat(result.GraphDifferences.Select(difference =>
        $"<details><summary>Graph of {MarkdownText.Escape($"{difference.Variant} / {difference.Task}")} against its baseline</summary>\n\n"
        + $"```diff\n{string.Concat(difference.Lines.Select(DifferenceLine))}```\n</details>\n\n"));

    private static string DifferenceLine(string line) =>
        line.ReplaceLineEndings(" ").Replace("```", "'''", StringComparison.Ordinal) + "\n";

    // List changed figures only; index.html has all of them.
    private static string Moved(TextTable drift)
    {
        var difference = drift.Columns.IndexOf("difference");
        ImmutableArray<ImmutableArray<string>> moved = [.. drift.Rows.Where(row => row[difference] != "0")];
        return drift.Rows.IsEmpty ? ""
            : moved.IsEmpty ? $"No drift: {drift.Rows.Length} figures equal the baseline.\n\n"
            : (drift with { Title = $"{drift.Title}: {moved.Length} of {drift.Rows.Length} figures moved", Rows = moved }).ToMarkdown();
    }

    private static string Unfolded(TextTable table) => table.Rows.IsEmpty ? "" : table.ToMarkdown();

    private static string Folded(string title, TextTable table) =>
        table.Rows.IsEmpty ? "" : $"<details><summary>{title}</summary>\n\n{table.ToMarkdown()}</details>\n\n";
}
