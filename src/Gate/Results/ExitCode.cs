namespace EnergyGate.Gate.Results;

/// <summary>What the process answers; see <c>energygate gate --help</c>.</summary>
public static class ExitCode
{
    /// <summary>No gating cell fails or is open.</summary>
    public const int Pass = 0;

    /// <summary>A gating cell is FAIL.</summary>
    public const int Fail = 1;

    /// <summary>
    /// None is FAIL, one is INCONCLUSIVE, IMPROVED or TRADE; not INCONCLUSIVE(minor), not an estimate that is open without the look of a
    /// loss, and nothing that a waiver covers. Also a run that measured nothing.
    /// </summary>
    public const int Open = 2;

    /// <summary>Bad input or usage.</summary>
    public const int BadInput = 3;

    /// <summary>An error of the program itself (EX_SOFTWARE): one line names the file with its trace.</summary>
    public const int InternalError = 70;

    /// <summary>Interrupted by the user.</summary>
    public const int Interrupted = 130;

    /// <summary>
    /// The exit code of a run: that of its cells, but a run whose every cell is NOT_MEASURED passed nothing, and so is open.
    /// </summary>
    /// <param name="cells">All cells of the run.</param>
    /// <param name="strict">Every INCONCLUSIVE gates, those of estimated figures too.</param>
    public static int OfRun(IReadOnlyCollection<Cell> cells, bool strict)
    {
        var answer = Of(cells, strict);
        var isSilent = cells.All(cell => cell.Verdict == Verdict.NotMeasured || cell.Metric == MetricNames.Drift);
        return answer == Pass && isSilent ? Open : answer;
    }

    /// <summary>The exit code that some cells ask for; 0 for none.</summary>
    /// <param name="cells">Any cells.</param>
    /// <param name="strict">Every INCONCLUSIVE gates, those of estimated figures too.</param>
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
        Verdict.Inconclusive or Verdict.Improved => strict || (cell.Qualifier != VerdictQualifiers.Minor && (cell.Kind != FigureKind.Estimated || StopsEvenAnEstimate(cell))),
        _ => false,
    };

    // What is open about an estimate stops nobody, but what may hide a loss does: no machine, no worker that dies and no doubt waves a FAIL
    // through.
    private static bool StopsEvenAnEstimate(Cell cell) => cell.Verdict == Verdict.Inconclusive
        && (cell.Qualifier is VerdictQualifiers.NoCertificate or VerdictQualifiers.Worker or VerdictQualifiers.Void or VerdictQualifiers.Machine || cell.Interval?.Lower > cell.Limit);
}
