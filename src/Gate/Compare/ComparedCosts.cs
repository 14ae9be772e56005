using System.Collections.Immutable;
using EnergyGate.Gate.Compare.Build;
using EnergyGate.Gate.Compare.Run;
using EnergyGate.Gate.Results;
using EnergyGate.Measurement.Units;
using EnergyGate.Variants.Sessions;

namespace EnergyGate.Gate.Compare;

/// <summary>The costs of measured cells, for a result.</summary>
internal static class ComparedCosts
{
    private const int LoadDigits = 3;

    /// <summary>The costs of a pipeline in both arms.</summary>
    public static PipelineCost OfPipeline(ComparedCell cell) => new(
        cell.Variant, cell.Base.EnergyPerText, cell.Candidate.EnergyPerText, [.. cell.Units], cell.Voids.Dropped, StagesOf(cell));

    /// <summary>The costs of a cell in both arms.</summary>
    /// <param name="arms">The two programs.</param>
    /// <param name="cell">The cell.</param>
    /// <param name="isFailing">Whether to list the differences that may have caused it.</param>
    public static ComparedCost Of(ComparedArms arms, ComparedCell cell, bool isFailing)
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
            isFailing ? DifferenceCause.Of(cell.Variant, arms.Base, arms.Candidate, arms.SourceChanges) : [])
        {
            FromTime = waterfall.FromTime,
            FromPower = waterfall.FromPower,
            FromBoth = waterfall.FromBoth,
            ForeignLoad = [.. cell.ForeignLoad.Select(load => double.IsFinite(load) ? Math.Round(load, LoadDigits) : (double?)null)],
        };
    }

    // The shares are those of all runs, the time per text that of the measured blocks.
    private static ImmutableArray<StageCost> StagesOf(ComparedCell cell)
    {
        var (before, after) = (cell.Stages.Sum(stage => stage.Base.Value), cell.Stages.Sum(stage => stage.Candidate.Value));
        return
        [
            .. cell.Stages.Select((stage, place) => new StageCost(
                StageCost.NameOf((PipelineStage)place),
                cell.Base.TimePerText * (stage.Base.Value / before),
                cell.Candidate.TimePerText * (stage.Candidate.Value / after))),
        ];
    }
}
