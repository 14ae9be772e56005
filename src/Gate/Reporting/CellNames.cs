using EnergyGate.Gate.Verdicts;

namespace EnergyGate.Gate.Reporting;

/// <summary>The words of cells in files and tables.</summary>
public static class CellNames
{
    /// <summary>PASS, FAIL, INCONCLUSIVE, TRADE, IMPROVED, NOT_MEASURED or REFERENCE.</summary>
    public static string Of(Verdict verdict) => verdict == Verdict.NotMeasured ? "NOT_MEASURED" : verdict.ToString().ToUpperInvariant();

    /// <summary>The verdict of that name; null for another text.</summary>
    public static Verdict? VerdictOf(string name) =>
        Enum.GetValues<Verdict>().Where(verdict => Of(verdict) == name).Select(verdict => (Verdict?)verdict).FirstOrDefault();

    /// <summary>static, parity, accuracy, regression, energy or time.</summary>
    public static string Of(CheckKind check) => check.ToString().ToLowerInvariant();

    /// <summary>measured, estimated, modelled or exact.</summary>
    public static string Of(FigureKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>A cell's name in one line: <c>int8-dynamic / RTE / accuracy / accuracy</c>.</summary>
    public static string Of(Cell cell) =>
        string.Join(" / ", new[] { cell.Variant, cell.Task, Of(cell.Check), cell.Metric }.Where(part => part is not null));
}
