using EnergyGate.Gate.Compare.Build;
using EnergyGate.Gate.Compare.Run;
using EnergyGate.Gate.Results;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Gate.Compare;

/// <summary>The costs of measured cells, for a result.</summary>
internal static class ComparedCosts
{
    private const int LoadDigits = 3;

    /// <summary>What a cell cost on both sides.</summary>
    /// <param name="sides">The two programs.</param>
    /// <param name="cell">The cell.</param>
    /// <param name="isBlamed">Whether its cause is looked for.</param>
    public static ComparedCost Of(ComparedSides sides, ComparedCell cell, bool isBlamed)
    {
        var (before, after) = (cell.Base, cell.Candidate);
        var waterfall = EnergyWaterfall.Of(new(before.JoulesPerText), new(before.SecondsPerText), new(after.JoulesPerText), new(after.SecondsPerText));
        return new(
            cell.Variant,
            before.JoulesPerText,
            after.JoulesPerText,
            before.SecondsPerText,
            after.SecondsPerText,
            [.. cell.Units],
            cell.Voids.Dropped,
            isBlamed ? DifferenceCause.Of(cell.Variant, sides.Base, sides.Candidate, sides.SourceChanges) : [])
        {
            FromTime = waterfall.FromTime.Value,
            FromPower = waterfall.FromPower.Value,
            FromBoth = waterfall.FromBoth.Value,
            ForeignLoad = [.. cell.ForeignLoad.Select(load => double.IsFinite(load) ? Math.Round(load, LoadDigits) : (double?)null)],
        };
    }
}
