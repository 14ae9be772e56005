using EnergyGate.Gate.Verdicts;

namespace EnergyGate.Gate.Reporting;

/// <summary>The result for a terminal: the tables, the reasons of what is not PASS, and the answer as the last line.</summary>
public static class ResultText
{
    /// <summary>Prints the result.</summary>
    public static void Write(GateResult result, TextWriter output)
    {
        output.WriteLine(ResultTables.Answers(result).ToPlainText());
        output.WriteLine(ResultTables.Costs(result).ToPlainText());
        foreach (var note in result.Notes)
        {
            output.WriteLine($"note: {Printable(note)}");
        }

        foreach (var cell in result.Cells.Where(cell => cell.Verdict is not (Verdict.Pass or Verdict.Reference)))
        {
            output.WriteLine($"{CellNames.Of(cell.Verdict)}{(cell.Gating ? "" : " (does not gate)")}: {Printable($"{CellNames.Of(cell)}: {cell.Reason}")}");
        }

        output.WriteLine(ResultTables.Headline(result));
    }

    // A model's names end up in reasons; they may neither break lines nor steer a terminal.
    private static string Printable(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? '\uFFFD' : letter));
}
