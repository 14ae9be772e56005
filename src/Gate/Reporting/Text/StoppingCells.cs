using System.Collections.Immutable;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Reporting.Text;

/// <summary>The cells that keep a run from passing.</summary>
internal static class StoppingCells
{
    /// <summary>The cells that fail the run or leave it open, failures first; empty if the run passes.</summary>
    public static ImmutableArray<Cell> Of(GateResult result) =>
        [.. result.Cells.Where(cell => Stops(cell, result.Strict)).OrderBy(cell => cell.Verdict == Verdict.Fail ? 0 : 1)];

    /// <summary>Whether a cell by itself keeps the exit code from being 0.</summary>
    public static bool Stops(Cell cell, bool strict) => ExitCode.Of([cell], strict) != ExitCode.Pass;

    /// <summary>The waived cells.</summary>
    public static ImmutableArray<Cell> Waived(GateResult result) => [.. result.Cells.Where(cell => cell.Waiver is not null)];
}
