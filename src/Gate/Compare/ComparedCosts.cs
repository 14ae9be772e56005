using EnergyGate.Gate.Compare.Build;
using EnergyGate.Gate.Compare.Run;
using EnergyGate.Gate.Results;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Gate.Compare;

/// <summary>The costs of measured cells, for a result.</summary>
internal static class ComparedCosts
{
    private const int LoadDigits = 3;

    /// <summary>What a cell cost both arms.</summary>
    /// <param name="arms">The two programs.</param>
    /// <param name="cell">The cell.</param>
    /// <param name="isBlamed">Whether its cause is looked for.</param>
    public static ComparedCost Of(ComparedArms arms, ComparedCell cell, bool isBlamed)
    {
        var (before, after) = (cell.Base, cell.Candidate);
        var waterfall = EnergyWaterfall.Of(before.EnergyPerText, before.TimePerText, after.EnergyPerText, after.TimePerText);
        return new(
            cell.Variant,
            before.EnergyPerText,
            after.EnergyPerText,
            before.TimePerText,
            after.TimePerText,
            [.. cell.Units],
            cell.Voids.Dropped,
            isBlamed ? DifferenceCause.Of(cell.Variant, arms.Base, arms.Candidate, arms.SourceChanges) : [])
        {
            FromTime = waterfall.FromTime,
            FromPower = waterfall.FromPower,
            FromBoth = waterfall.FromBoth,
            ForeignLoad = [.. cell.ForeignLoad.Select(load => double.IsFinite(load) ? Math.Round(load, LoadDigits) : (double?)null)],
        };
    }
}
