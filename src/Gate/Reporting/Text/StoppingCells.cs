using System.Collections.Immutable;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Reporting.Text;

/// <summary>Why a run does not answer 0.</summary>
internal static class StoppingCells
{
    /// <summary>The cells that fail the run or leave it open, failures first; none for a run that passes.</summary>
    public static ImmutableArray<Cell> Of(GateResult result) =>
        [.. result.Cells.Where(cell => Stops(cell, result.Strict)).OrderBy(cell => cell.Verdict == Verdict.Fail ? 0 : 1)];

    /// <summary>Whether a cell alone makes the exit code other than 0.</summary>
    public static bool Stops(Cell cell, bool strict) => ExitCode.Of([cell], strict) != ExitCode.Pass;

    /// <summary>The cells that only a waiver keeps from stopping the run.</summary>
    public static ImmutableArray<Cell> Waived(GateResult result) => [.. result.Cells.Where(cell => cell.Waiver is not null)];
}
