using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Reporting.Text;

/// <summary>The verdict of a run in words: the deciding cells, and the cells that were not counted.</summary>
internal static class VerdictSentence
{
    private const int MaxNames = 3;
    private const int MaxNameLength = 30;

    /// <summary>
    /// The sentence, followed by everything that must not be taken for a pass: open cells that do not stop the run, waived cells, cells
    /// without a figure, and experimental variants that fail.
    /// </summary>
    /// <param name="result">The result.</param>
    public static string Of(GateResult result)
    {
        var stopping = StoppingCells.Of(result);
        var failed = stopping.Where(cell => cell.Verdict == Verdict.Fail).ToList();
        var open = stopping.Where(cell => cell.Verdict != Verdict.Fail).ToList();
        var gating = result.Cells.Count(cell => cell.Gating);
        var answer = result.ExitCode switch
        {
            ExitCode.Pass => $"PASS: no gating cell of {gating} fails or is open.",
            ExitCode.Fail => $"FAIL: {failed.Count} of {gating} gating cells {Fail(failed.Count)}, in {Variants(failed)}."
                + (open.Count > 0 ? $" {open.Count} more {Are(open.Count)} open." : ""),
            ExitCode.Open when open.Count == 0 => "OPEN: nothing was measured, so nothing passed.",
            ExitCode.Open => $"OPEN: no gating cell fails, but {open.Count} of {gating} {Are(open.Count)} undecided, in {Variants(open)}.",
            _ => "INTERRUPTED: this is what was measured until then.",
        };
        return answer + Apart(result) + Experimental(result);
    }

    private static string Apart(GateResult result)
    {
        (int Count, string Word)[] counts =
        [
            (result.Cells.Count(cell => IsHarmless(cell, result, Verdict.Inconclusive)), "undecided"),
            (result.Cells.Count(cell => IsHarmless(cell, result, Verdict.Improved)), "improved"),
            (result.Cells.Count(cell => cell.Waiver is not null), "waived"),
            (result.Cells.Count(cell => cell.Verdict == Verdict.NotMeasured), "not measured"),
        ];
        var words = counts.Where(pair => pair.Count > 0).Select(pair => $"{pair.Count} {pair.Word}").ToList();
        return words.Count == 0 ? "" : $" Not counted: {string.Join(", ", words)}.";
    }

    private static bool IsHarmless(Cell cell, GateResult result, Verdict verdict) =>
        cell is { Gating: true, Waiver: null } && cell.Verdict == verdict && !StoppingCells.Stops(cell, result.Strict);

    private static string Experimental(GateResult result)
    {
        var failing = VariantLine.All(result).Where(line => line is { IsExperimental: true, Fails: true })
            .Select(line => line.Variant)
            .ToList();
        return failing.Count == 0 ? "" : $" Experimental, not counted: {Names(failing)} {Fail(failing.Count)}.";
    }

    private static string Variants(IEnumerable<Cell> cells) => Names([.. cells.Select(cell => cell.Variant).Distinct()]);

    private static string Names(List<string> names)
    {
        var shown = names.Take(MaxNames).Select(name => ScreenText.Fit(name, MaxNameLength));
        return names.Count > MaxNames ? $"{string.Join(", ", shown)} and {names.Count - MaxNames} more variants" : string.Join(", ", shown);
    }

    private static string Fail(int count) => count == 1 ? "fails" : "fail";

    private static string Are(int count) => count == 1 ? "is" : "are";
}
