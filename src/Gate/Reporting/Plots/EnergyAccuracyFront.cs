using System.Collections.Immutable;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Reporting.Plots;

/// <summary>Variants that have an energy ratio and a mean score, and which of them are on the Pareto front.</summary>
internal static class EnergyAccuracyFront
{
    /// <summary>The points, in the order of the mean scores in the result.</summary>
    public static ImmutableArray<FrontPoint> Of(GateResult result)
    {
        var points = (
            from score in result.MeanScores
            let energy = result.Cells
                .FirstOrDefault(cell => cell is { Task: null, Check: CheckKind.Energy } && cell.Variant == score.Variant)
            where energy?.Value is { } ratio && double.IsFinite(ratio) && double.IsFinite(score.Score)
            select new FrontPoint(score.Variant, energy.Value!.Value, score.Score, IsOnFront: false)).ToArray();
        return [.. points.Select(point => point with { IsOnFront = !points.Any(other => Beats(other, point)) })];
    }

    private static bool Beats(FrontPoint other, FrontPoint point) =>
        other.EnergyRatio <= point.EnergyRatio
        && other.Score >= point.Score
        && (other.EnergyRatio < point.EnergyRatio || other.Score > point.Score);
}
