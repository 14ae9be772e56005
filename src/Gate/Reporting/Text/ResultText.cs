using EnergyGate.Gate.Results;
using static EnergyGate.Gate.Reporting.Text.ScreenText;

namespace EnergyGate.Gate.Reporting.Text;

/// <summary>The full result for a terminal: tables, the reason of every cell that is not PASS, and the verdict as the last line.</summary>
internal static class ResultText
{
    /// <summary>Prints the result.</summary>
    /// <param name="result">The result.</param>
    /// <param name="output">Receives the text. Not disposed.</param>
    public static void Write(GateResult result, TextWriter output)
    {
        TextTable[] tables =
        [
            ResultTables.Answers(result),
            ResultTables.Costs(result),
            ComparisonTable.Of(result),
            PipelineTables.Costs(result),
            PipelineTables.Stages(result),
        ];
        foreach (var table in tables.Where(table => !table.Rows.IsEmpty))
        {
            output.WriteLine(table.ToPlainText());
        }

        foreach (var cost in result.Comparisons.Where(cost => !cost.Cause.IsEmpty))
        {
            output.WriteLine($"differences in {cost.Variant}:");
            cost.Cause.ToList().ForEach(line => output.WriteLine("  " + Printable(line)));
        }

        foreach (var note in result.Notes)
        {
            output.WriteLine($"note: {Printable(note)}");
        }

        // NOT_MEASURED cells with the same reason share a line: without baselines there are three per variant and task.
        var open = result.Cells.Where(cell => cell.Verdict is not (Verdict.Pass or Verdict.Reference)).ToList();
        var likeness = (Cell cell) => (cell.Check, cell.Reason, cell.Verdict == Verdict.NotMeasured ? -1 : open.IndexOf(cell));
        foreach (var alike in open.GroupBy(likeness))
        {
            var (cell, count) = (alike.First(), alike.Count());
            var others = count > 1 ? $" and {count - 1} more" : "";
            var verdict = $"{CellNames.VerdictOf(cell)}{(cell.Gating ? "" : " (does not gate)")}";
            output.WriteLine($"{verdict}: {Printable($"{CellNames.Of(cell)}{others}: {cell.Reason}")}");
        }

        output.WriteLine(ResultTables.Headline(result));
    }
}
