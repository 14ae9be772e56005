using EnergyGate.Measurement.Units;
using EnergyGate.Statistics.Intervals;

namespace EnergyGate.Measurement.Protocols.Interleaved;

/// <summary>
/// Joules per item of an arm with a confidence interval: an absolute figure, comparable only on the same device under the same conditions.
/// </summary>
/// <param name="PerItem">The median over the valid rounds; NaN when there are none.</param>
/// <param name="Interval">Its confidence interval, in joules; 0 to infinity when unknown.</param>
/// <param name="Rounds">Number of valid rounds.</param>
/// <param name="InconclusiveReason">Reason for an interval of 0 to infinity; null when it is finite.</param>
public sealed record ArmEnergy(Joules PerItem, Interval Interval, int Rounds, string? InconclusiveReason)
{
    /// <summary>Energy per item of an arm: the median over rounds, with a confidence interval between two order statistics.</summary>
    /// <param name="result">The run.</param>
    /// <param name="arm">The name of the reference or of a candidate.</param>
    /// <param name="rules">Rules for valid rounds; null for the default.</param>
    /// <exception cref="ArgumentException">No arm has this name.</exception>
    public static ArmEnergy Of(SamplingResult result, string arm, ComparisonRules? rules = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        rules ??= ComparisonRules.Default;
        var series = result.Candidates.Prepend(result.Reference).FirstOrDefault(series => series.Name == arm)
            ?? throw new ArgumentException($"no arm is named '{arm}'", nameof(arm));
        var (logarithms, reason) = RoundPairing.LogarithmsPerItem(result, series, rules);
        var estimate = RatioEstimate.FromLogRatios(logarithms, rules.Confidence);
        var interval = reason is null ? estimate.Interval : Interval.AnyRatio;
        return new(new(estimate.Value), interval, logarithms.Length, reason);
    }
}
