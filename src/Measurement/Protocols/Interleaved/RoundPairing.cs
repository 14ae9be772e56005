using EnergyGate.Measurement.Meters;
using EnergyGate.Measurement.Units;
using EnergyGate.Measurement.Windows;
using EnergyGate.Statistics.Intervals;

namespace EnergyGate.Measurement.Protocols.Interleaved;

/// <summary>
/// Pairs the blocks of a round: d = (ln B1 + ln B2 - ln A1 - ln A2) / 2, so that a drift that is linear within the round cancels. One void
/// block voids the round for all arms: dropping must not depend on the arm.
/// </summary>
internal static class RoundPairing
{
    public static EnergyComparison Compare(SamplingResult result, ArmSeries candidate, ComparisonRules rules)
    {
        var voidReasons = VoidReasons(result);
        var kept = Enumerable.Range(0, result.Rounds).Where(round => voidReasons[round] is null).ToArray();
        var candidateSummary = Summary(candidate, kept);
        var referenceSummary = Summary(result.Reference, kept);
        var energies = LogRatios(candidate, result.Reference, kept, block => block.EnergyPerRun.Value);
        var reason = InconclusiveReason(
            result, voidReasons, kept.Length, Math.Max(candidateSummary.BusyCores, referenceSummary.BusyCores), rules)
            ?? ThermalCheck.ConfoundingReason(
                energies, TemperatureDifferences(candidate, result.Reference, kept), rules.MaximumThermalShift);
        var energy = RatioEstimate.FromLogRatios(energies, rules.Confidence);
        var time = RatioEstimate.FromLogRatios(
            LogRatios(candidate, result.Reference, kept, block => block.TimePerRun.Value), rules.Confidence);
        return new()
        {
            Candidate = candidateSummary,
            Reference = referenceSummary,
            EnergyRatio = reason is null ? energy : energy.WithoutInterval(),
            TimeRatio = reason is null ? time : time.WithoutInterval(),
            Meter = result.Meter,
            Rounds = kept.Length,
            VoidRounds = result.Rounds - kept.Length,
            InconclusiveReason = reason,
        };
    }

    /// <summary>ln of the joules per item of an arm, one value per round, and the reason that they are inconclusive, or null.</summary>
    public static (double[] Logarithms, string? Reason) LogarithmsPerItem(SamplingResult result, ArmSeries series, ComparisonRules rules)
    {
        var voidReasons = VoidReasons(result);
        var kept = Enumerable.Range(0, result.Rounds).Where(round => voidReasons[round] is null).ToArray();
        var joules = RoundFigures(series, kept, block => block.EnergyPerRun.Value / series.ItemsPerRun);
        double[] logarithms = [.. joules.Select(value => Math.Log(value))];
        return (logarithms, InconclusiveReason(result, voidReasons, kept.Length, Summary(series, kept).BusyCores, rules));
    }

    private static VoidReason?[] VoidReasons(SamplingResult result)
    {
        var reasons = new VoidReason?[result.Rounds];
        foreach (var block in result.Candidates.Prepend(result.Reference).SelectMany(series => series.Blocks))
        {
            reasons[block.Round] ??= block.Block.Window.VoidReason;
        }

        return reasons;
    }

    private static string? InconclusiveReason(
        SamplingResult result, VoidReason?[] voidReasons, int keptCount, double busyCores, ComparisonRules rules)
    {
        var needed = MedianInterval.MinimumCount(rules.Confidence);
        var voidCount = voidReasons.Length - keptCount;
        if (voidCount > rules.MaximumVoidShare * voidReasons.Length)
        {
            return $"{voidCount} of {voidReasons.Length} rounds are void (max. {rules.MaximumVoidShare:P0}): "
                + $"{voidReasons.First(reason => reason is not null)}";
        }

        if (keptCount < needed)
        {
            return $"an interval at {rules.Confidence:P0} needs {needed} valid rounds, this has {keptCount}: give more budget or rounds";
        }

        if (result.Meter.Kind == MeasurementKind.Estimated && !(busyCores <= rules.MaximumBusyCoresWhenEstimated))
        {
            return $"the process kept {busyCores:F2} cores busy in a block (max. {rules.MaximumBusyCoresWhenEstimated:F2}): use one "
                + "thread without spinning";
        }

        return null;
    }

    private static double[] LogRatios(ArmSeries candidate, ArmSeries reference, int[] kept, Func<MeasuredBlock, double> figure)
    {
        var logRatios = new double[kept.Length];
        PairedLogRatios.Of(RoundFigures(candidate, kept, figure), RoundFigures(reference, kept, figure), logRatios);
        return logRatios;
    }

    /// <summary>The geometric mean of the two blocks of each round.</summary>
    private static double[] RoundFigures(ArmSeries series, int[] kept, Func<MeasuredBlock, double> figure) =>
        [.. kept.Select(round => Math.Sqrt(figure(series.Blocks[2 * round].Block) * figure(series.Blocks[2 * round + 1].Block)))];

    private static ArmSummary Summary(ArmSeries series, int[] kept)
    {
        var blocks = kept.SelectMany(round => new[] { series.Blocks[2 * round].Block, series.Blocks[2 * round + 1].Block }).ToArray();
        if (blocks.Length == 0)
        {
            return new(series.Name, new(double.NaN), new(double.NaN), new(double.NaN), new(double.NaN), double.NaN, double.NaN);
        }

        double[] energies = [.. blocks.Select(block => block.EnergyPerRun.Value)];
        var energy = new Joules(Medians.Median(energies));
        var time = new Seconds(Medians.Median([.. blocks.Select(block => block.TimePerRun.Value)]));
        return new(
            series.Name,
            energy,
            energy / series.ItemsPerRun,
            time,
            time / series.ItemsPerRun,
            Medians.AbsoluteDeviation(energies) / energy.Value,
            Medians.Median([.. blocks.Select(block => block.BusyCores)]));
    }

    // Start temperature of the candidate's blocks minus that of the reference's, per round (degrees Celsius).
    private static double[] TemperatureDifferences(ArmSeries candidate, ArmSeries reference, int[] kept) =>
        [.. kept.Select(round => StartTemperature(candidate, round) - StartTemperature(reference, round))];

    private static double StartTemperature(ArmSeries series, int round) =>
        (StartTemperature(series.Blocks[2 * round].Block.Window) + StartTemperature(series.Blocks[2 * round + 1].Block.Window)) / 2;

    private static double StartTemperature(MeasurementWindow window) => window.Conditions?.StartTemperature.Value ?? double.NaN;
}
