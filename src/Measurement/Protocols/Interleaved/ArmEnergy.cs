using EnergyGate.Measurement.Units;
using EnergyGate.Statistics.Intervals;

namespace EnergyGate.Measurement.Protocols.Interleaved;

/// <summary>
/// The joules of one item of an arm, with their interval: an absolute figure, for the same device under the same conditions.
/// </summary>
/// <param name="PerItem">The median over the rounds that count; NaN when there are none.</param>
/// <param name="Interval">Its interval, in joules; 0 to infinity when nothing is known.</param>
/// <param name="Rounds">Rounds behind it.</param>
/// <param name="InconclusiveReason">Why the interval is 0 to infinity; null when it is finite.</param>
public sealed record ArmEnergy(Joules PerItem, Interval Interval, int Rounds, string? InconclusiveReason)
{
    /// <summary>The energy of one item of an arm: the median over rounds, its interval between two order statistics.</summary>
    /// <param name="result">The run.</param>
    /// <param name="arm">The name of the reference or of a candidate.</param>
    /// <param name="rules">What is asked of the rounds; null for the default.</param>
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
