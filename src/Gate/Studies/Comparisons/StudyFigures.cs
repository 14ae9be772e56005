using EnergyGate.Statistics;
using EnergyGate.Statistics.Hypotheses;
using EnergyGate.Statistics.Intervals;

namespace EnergyGate.Gate.Studies.Comparisons;

/// <summary>What a study of comparisons of a program with itself says of a machine.</summary>
/// <param name="Comparisons">How many there are.</param>
/// <param name="Decided">Those that decided, PASS or FAIL, and with nothing in their way. Only they could be a false alarm: a test of too few units has no FAIL, whatever it measures.</param>
/// <param name="Fails">False alarms.</param>
/// <param name="Doubtful">Comparisons in which nothing might be decided: too many void units, an unsteady ratio, a worker that failed.</param>
/// <param name="FailBound">Upper end of the exact 95 % interval (Clopper and Pearson) of the rate of false alarms among those that decided; 1 where none did.</param>
/// <param name="PassSoon">PASS within <see cref="SoonSeconds"/>.</param>
/// <param name="PassInTime">PASS within <see cref="InTimeSeconds"/>.</param>
/// <param name="MedianSeconds">Median wall seconds of a comparison.</param>
/// <param name="MedianUnits">Median units of a comparison.</param>
/// <param name="UnitDeviation">Standard deviation of a unit around its comparison's mean; NaN where <paramref name="Heterogeneity"/> is null.</param>
/// <param name="Heterogeneity">Do the comparisons share one mean? null below two comparisons whose units differ.</param>
public sealed record StudyFigures(
    int Comparisons,
    int Decided,
    int Fails,
    int Doubtful,
    double FailBound,
    int PassSoon,
    int PassInTime,
    double MedianSeconds,
    double MedianUnits,
    double UnitDeviation,
    CochranQ? Heterogeneity)
{
    /// <summary>A developer's patience.</summary>
    public const double SoonSeconds = 60;

    /// <summary>The budget of a comparison in a study.</summary>
    public const double InTimeSeconds = 180;

    private const double Confidence = 0.95;

    /// <summary>The figures of some comparisons.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static StudyFigures Of(IReadOnlyCollection<RecordedComparison> records)
    {
        ArgumentOutOfRangeException.ThrowIfZero(records.Count);
        var fails = records.Count(record => record.Is(Outcome.Fail));
        var decided = records.Count(record => record.Doubt is null && record.Decision != Outcome.Inconclusive);
        var groups = records.Select(record => (IReadOnlyList<double>)record.Units).ToList();
        CochranQ? heterogeneity = groups.Count(units => units.Distinct().Count() > 1) >= 2 ? CochranQ.Of(groups) : null;
        return new(
            records.Count,
            decided,
            fails,
            records.Count(record => record.Doubt is not null),
            decided == 0 ? 1 : ClopperPearsonInterval.Of(fails, decided, Confidence).Upper,
            records.Count(record => record.Is(Outcome.Pass) && record.Seconds <= SoonSeconds),
            records.Count(record => record.Is(Outcome.Pass) && record.Seconds <= InTimeSeconds),
            Medians.Median([.. records.Select(record => record.Seconds)]),
            Medians.Median([.. records.Select(record => (double)record.Units.Length)]),
            heterogeneity is { } between ? Math.Sqrt(between.Variance) : double.NaN,
            heterogeneity);
    }
}
