using System.Net;
using System.Text;
using EnergyGate.Gate.Verdicts;

namespace EnergyGate.Gate.Reporting;

/// <summary>The result as one page of HTML that needs nothing else: no script, no network.</summary>
public static class HtmlReport
{
    private const string Style = """
        :root { color-scheme: light dark; --line: #8885; --pass: #1a7f37; --fail: #cf222e; --open: #9a6700; }
        body { font: 15px/1.45 system-ui, sans-serif; margin: 0 auto; padding: 1rem; max-width: 1500px; }
        h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
        .headline { font-size: 1.2rem; font-weight: 600; padding: .6rem .8rem; border-left: .4rem solid var(--line); }
        .scroll { overflow-x: auto; } table { border-collapse: collapse; font-size: .85rem; }
        th, td { border-bottom: 1px solid var(--line); padding: .25rem .6rem; text-align: left; vertical-align: top; }
        td.PASS, .headline.PASS { color: var(--pass); border-left-color: var(--pass); }
        td.FAIL, .headline.FAIL { color: var(--fail); border-left-color: var(--fail); font-weight: 600; }
        td.OPEN, .headline.OPEN { color: var(--open); border-left-color: var(--open); font-weight: 600; }
        """;

    /// <summary>The page; every text of the run is escaped.</summary>
    public static string Write(GateResult result)
    {
        var headline = ResultTables.Headline(result);
        var page = new StringBuilder();
        page.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append("<title>EnergyGate: ").Append(Escape(headline.Split(':')[0])).Append(' ').Append(Escape(result.Model)).Append("</title>\n")
            .Append("<style>\n").Append(Style).Append("\n</style>\n</head>\n<body>\n")
            .Append("<h1>EnergyGate report: ").Append(Escape(result.Model)).Append("</h1>\n")
            .Append("<p class=\"headline ").Append(ClassOf(headline)).Append("\">").Append(Escape(headline)).Append("</p>\n");
        if (!result.Complete)
        {
            page.Append("<p>This run was interrupted; it holds what was measured until then.</p>\n");
        }

        page.Append("<ul>\n");
        foreach (var note in result.Notes)
        {
            page.Append("<li>").Append(Escape(note)).Append("</li>\n");
        }

        page.Append("</ul>\n");
        TextTable[] tables = [ResultTables.Answers(result), ResultTables.Costs(result), ResultTables.Rewrites(result), ResultTables.Cells(result), ResultTables.Environment(result)];
        foreach (var table in tables)
        {
            Append(page, table);
        }

        return page.Append("</body>\n</html>\n").ToString();
    }

    private static void Append(StringBuilder page, TextTable table)
    {
        page.Append("<h2>").Append(Escape(table.Title)).Append("</h2>\n<div class=\"scroll\"><table>\n<thead><tr>");
        foreach (var column in table.Columns)
        {
            page.Append("<th scope=\"col\">").Append(Escape(column)).Append("</th>");
        }

        page.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in table.Rows)
        {
            page.Append("<tr>");
            for (var column = 0; column < row.Length; column++)
            {
                var verdict = table.Columns[column] == "verdict" ? $" class=\"{ClassOf(row[column])}\"" : "";
                page.Append("<td").Append(verdict).Append('>').Append(Escape(row[column])).Append("</td>");
            }

            page.Append("</tr>\n");
        }

        page.Append("</tbody>\n</table></div>\n");
    }

    private static string ClassOf(string verdicts)
    {
        var first = verdicts.Split(':')[0];
        return first.Contains("FAIL", StringComparison.Ordinal) ? "FAIL"
            : first.Contains("INCONCLUSIVE", StringComparison.Ordinal) || first.Contains("TRADE", StringComparison.Ordinal) || first.Contains("INTERRUPTED", StringComparison.Ordinal) ? "OPEN"
            : first.Contains("PASS", StringComparison.Ordinal) ? "PASS"
            : "NONE";
    }

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
