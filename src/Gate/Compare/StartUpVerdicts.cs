using EnergyGate.Gate.Compare.Run;
using EnergyGate.Gate.Results;
using EnergyGate.Statistics;
using EnergyGate.Statistics.Distributions;
using EnergyGate.Statistics.Intervals;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Gate.Compare;

/// <summary>
/// Makes the cells of start-up costs: the joules of process start, load and warm-up runs, candidate relative to base, one pair per launch.
/// They are judged once, at the end of the run, by Student's t of the log-ratios: a sequential test of symmetry needs more launches to find
/// a cost however large. The two orders of launch are balanced within a unit.
/// </summary>
/// <param name="factory">Makes cells.</param>
/// <param name="kind">Kind of the joules.</param>
internal sealed class StartUpVerdicts(CellFactory factory, FigureKind kind)
{
    /// <summary>Limit of the ratio: start-up costs vary more than runs do, and are paid once.</summary>
    public const double Limit = 1.10;

    private const int MinLaunches = 4;
    private const double PassError = 0.01;

    /// <summary>The cell of a variant; null if no load was measured.</summary>
    /// <param name="variant">The variant.</param>
    /// <param name="cell">What its launches showed.</param>
    /// <param name="failError">Probability of a false FAIL of this cell.</param>
    /// <param name="uncertified">Why a FAIL on this machine does not count; null when the machine is certified.</param>
    public Cell? Of(VariantRecipe variant, ComparedCell cell, double failError, string? uncertified)
    {
        var ratios = cell.StartUps;
        if (ratios.Count == 0)
        {
            return null;
        }

        var estimate = Math.Exp(ratios.Average());
        var launches = Format.Count(ratios.Count, "launch", "launches");
        var figures = $"{Format.Ratio(estimate)} of the base's joules until the first answers in {launches}, limit {Format.Ratio(Limit)}";
        var (verdict, qualifier, words) = Judge(ratios, failError);
        if (verdict == Verdict.Fail && uncertified is not null)
        {
            (verdict, qualifier, words) = (Verdict.Inconclusive, VerdictQualifiers.NoCertificate, $"{words}, but {uncertified}");
        }

        return factory.Make(variant, null, CheckKind.StartUp, MetricNames.Joules, new(verdict, $"{figures}: {words}")
        {
            Kind = kind,
            Qualifier = qualifier,
            Value = estimate,
            Reference = 1,
            Limit = Limit,
            Interval = IntervalOf(ratios, ComparisonVerdicts.Confidence),
        });
    }

    private static (Verdict Verdict, string? Qualifier, string Words) Judge(IReadOnlyList<double> ratios, double failError)
    {
        if (ratios.Count < MinLaunches)
        {
            return (Verdict.Inconclusive, VerdictQualifiers.Undecided, $"a verdict takes {MinLaunches} launches");
        }

        var (forPass, forFail) = (IntervalOf(ratios, 1 - (2 * PassError)), IntervalOf(ratios, 1 - (2 * failError)));
        return Outcomes.AgainstCeiling(forFail, Limit) == Outcome.Fail ? (Verdict.Fail, null, "proven to cost more")
            : Outcomes.AgainstCeiling(forPass, Limit) == Outcome.Pass ? (Verdict.Pass, null, "proven to be within the limit")
            : (Verdict.Inconclusive, VerdictQualifiers.Undecided, $"open; interval {Format.Interval(forPass)}: more launches would decide");
    }

    private static Interval IntervalOf(IReadOnlyList<double> ratios, double confidence)
    {
        if (ratios.Count < 2)
        {
            return Interval.AnyRatio;
        }

        var mean = ratios.Average();
        var deviation = Math.Sqrt(ratios.Sum(ratio => (ratio - mean) * (ratio - mean)) / (ratios.Count - 1));
        var half = StudentDistribution.TwoSidedQuantile(confidence, ratios.Count - 1) * deviation / Math.Sqrt(ratios.Count);
        return new(Math.Exp(mean - half), Math.Exp(mean + half));
    }
}
