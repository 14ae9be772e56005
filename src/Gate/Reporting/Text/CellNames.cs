using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Reporting.Text;

/// <summary>Names of cells and their parts in files and tables.</summary>
internal static class CellNames
{
    /// <summary>PASS, FAIL, INCONCLUSIVE, TRADE, IMPROVED, NOT_MEASURED or REFERENCE.</summary>
    public static string Of(Verdict verdict) => verdict == Verdict.NotMeasured ? "NOT_MEASURED" : verdict.ToString().ToUpperInvariant();

    /// <summary>The verdict of a cell with qualifier and waiver: <c>INCONCLUSIVE(minor)</c>, <c>TRADE, waived</c>.</summary>
    public static string VerdictOf(Cell cell) =>
        $"{Of(cell.Verdict)}{(cell.Qualifier is null ? "" : $"({cell.Qualifier})")}{(cell.Waiver is null ? "" : ", waived")}";

    /// <summary>The verdict at the start of such a text; null if there is none.</summary>
    public static Verdict? VerdictOf(string name) =>
        Enum.GetValues<Verdict>().Where(verdict => Of(verdict) == name.Split('(', ',')[0])
            .Select(verdict => (Verdict?)verdict)
            .FirstOrDefault();

    /// <summary>The check in lower case: static, parity, accuracy, regression, energy, pipeline, time, ...</summary>
    public static string Of(CheckKind check) => check.ToString().ToLowerInvariant();

    /// <summary>measured, estimated, modelled or exact.</summary>
    public static string Of(FigureKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>The name of a cell: <c>int8-dynamic / RTE / accuracy / accuracy</c>.</summary>
    public static string Of(Cell cell) => cell.Key.ToString();
}
