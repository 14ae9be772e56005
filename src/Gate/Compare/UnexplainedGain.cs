using EnergyGate.Gate.Compare.Build;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Compare;

/// <summary>
/// Opens gains that the energy model does not expect: the same graph on the same texts takes the same arithmetic. The runtime may have
/// become better, or work may be left out: somebody has to look.
/// </summary>
internal static class UnexplainedGain
{
    /// <summary>The cell, IMPROVED(unexplained) where its gain has no cause in the graph.</summary>
    /// <param name="cell">A cell of joules.</param>
    /// <param name="arms">Both programs' graphs and texts.</param>
    public static Cell Mark(Cell cell, ComparedArms arms) => cell is { Verdict: Verdict.Improved } && arms.HaveSameWork(cell.Variant)
        ? cell with
        {
            Qualifier = VerdictQualifiers.Unexplained,
            Reason = $"{cell.Reason}; graph and texts are those of the base, so the energy model expects no gain: was all of the work "
                + "done?",
        }
        : cell;
}
