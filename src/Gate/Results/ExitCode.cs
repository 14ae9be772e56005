namespace EnergyGate.Gate.Results;

/// <summary>Exit codes of the process; see <c>energygate gate --help</c>.</summary>
internal static class ExitCode
{
    /// <summary>No gating cell fails or is open.</summary>
    public const int Pass = 0;

    /// <summary>A gating cell is FAIL.</summary>
    public const int Fail = 1;

    /// <summary>
    /// No gating cell is FAIL, but one is INCONCLUSIVE, IMPROVED or TRADE; or nothing was measured. Waived cells, INCONCLUSIVE(minor) and
    /// estimates without a sign of a loss do not count.
    /// </summary>
    public const int Open = 2;

    /// <summary>Bad input or usage.</summary>
    public const int BadInput = 3;

    /// <summary>Internal error (EX_SOFTWARE): one line names the file with the trace.</summary>
    public const int InternalError = 70;

    /// <summary>Interrupted by the user.</summary>
    public const int Interrupted = 130;

    /// <summary>The exit code of a run: that of its cells, but Open if every cell is NOT_MEASURED, because nothing passed.</summary>
    /// <param name="cells">All cells of the run.</param>
    /// <param name="strict">Whether every INCONCLUSIVE fails, including estimated energy.</param>
    public static int OfRun(IReadOnlyCollection<Cell> cells, bool strict)
    {
        var answer = Of(cells, strict);
        var isSilent = cells.All(cell => cell.Verdict == Verdict.NotMeasured || MetricNames.IsDrift(cell.Metric));
        return answer == Pass && isSilent ? Open : answer;
    }

    /// <summary>The exit code of a set of cells; Pass for an empty one.</summary>
    /// <param name="cells">Any cells.</param>
    /// <param name="strict">Whether every INCONCLUSIVE fails, including estimated energy.</param>
    public static int Of(IEnumerable<Cell> cells, bool strict)
    {
        var answer = Pass;
        foreach (var cell in cells.Where(cell => cell.Gating && cell.Waiver is null))
        {
            if (cell.Verdict == Verdict.Fail)
            {
                return Fail;
            }

            if (IsOpen(cell, strict))
            {
                answer = Open;
            }
        }

        return answer;
    }

    private static bool IsOpen(Cell cell, bool strict) => cell.Verdict switch
    {
        Verdict.Trade => true,
        Verdict.Improved when cell.Qualifier == VerdictQualifiers.Unexplained => true,
        Verdict.Inconclusive or Verdict.Improved => strict
            || (cell.Qualifier != VerdictQualifiers.Minor && (cell.Kind != FigureKind.Estimated || MayHideALoss(cell))),
        _ => false,
    };

    // An open estimate stops the run only if it may hide a loss: otherwise a bad machine or a crashed worker would let a FAIL through.
    private static bool MayHideALoss(Cell cell) => cell.Verdict == Verdict.Inconclusive && (cell.Interval?.Lower > cell.Limit
        || cell.Qualifier
            is VerdictQualifiers.NoCertificate
            or VerdictQualifiers.Worker
            or VerdictQualifiers.Void
            or VerdictQualifiers.Machine
            or VerdictQualifiers.Tail
            or VerdictQualifiers.Undecided);
}
