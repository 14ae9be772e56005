using EnergyGate.Gate.Verdicts;

namespace EnergyGate.Gate.Reporting;

/// <summary>The result as GitHub Markdown: for a job summary or a comment.</summary>
public static class MarkdownReport
{
    /// <summary>The result as text.</summary>
    public static string Write(GateResult result) =>
        $"""
        ## EnergyGate: {ResultTables.Headline(result)}

        Model `{result.Model}`. Every energy figure names its kind; kinds are never compared with one another.

        {Notes(result)}
        """
        + "\n"
        + ResultTables.Answers(result).ToMarkdown()
        + ResultTables.Costs(result).ToMarkdown()
        + ResultTables.Rewrites(result).ToMarkdown()
        + ResultTables.Environment(result).ToMarkdown()
        + "<details><summary>All cells</summary>\n\n"
        + ResultTables.Cells(result).ToMarkdown()
        + "</details>\n";

    private static string Notes(GateResult result) => string.Concat(result.Notes.Select(note => $"- {note}\n"));
}
