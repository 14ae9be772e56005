using EnergyGate.Measurement.Units;
using EnergyGate.Statistics;
using EnergyGate.Statistics.Hypotheses;
using EnergyGate.Statistics.Intervals;

namespace EnergyGate.Bench.Comparisons;

/// <summary>The figures of a machine from a study that compares a program with itself (A/A tests).</summary>
/// <param name="Comparisons">Number of comparisons.</param>
/// <param name="Decided">
/// Number of comparisons with PASS or FAIL that count. Only these can be false positives: a test of too few units has no FAIL.
/// </param>
/// <param name="Fails">Number of false positives.</param>
/// <param name="Doubtful">
/// Number of comparisons whose decision does not count: too many void units, an unsteady ratio, a worker that failed.
/// </param>
/// <param name="FailBound">
/// Upper bound of the exact 95 % confidence interval (Clopper and Pearson) of the false-positive rate among those that decided; 1 where
/// none did.
/// </param>
/// <param name="PassSoon">Number of PASS within <see cref="SoonTime"/>.</param>
/// <param name="PassInTime">Number of PASS within <see cref="InTime"/>.</param>
/// <param name="MedianTime">Median wall time per comparison.</param>
/// <param name="MedianUnits">Median number of units per comparison.</param>
/// <param name="UnitDeviation">
/// Standard deviation of a unit around the mean of its comparison; NaN where <paramref name="Heterogeneity"/> is null.
/// </param>
/// <param name="Heterogeneity">
/// Cochran's Q: whether the comparisons share one mean. Null below two comparisons whose units differ.
/// </param>
public sealed record StudyFigures(
    int Comparisons,
    int Decided,
    int Fails,
    int Doubtful,
    double FailBound,
    int PassSoon,
    int PassInTime,
    Seconds MedianTime,
    double MedianUnits,
    double UnitDeviation,
    CochranQ? Heterogeneity)
{
    private const double Confidence = 0.95;

    /// <summary>The time that a developer waits for a verdict.</summary>
    public static Seconds SoonTime { get; } = new(60);

    /// <summary>The budget per comparison in a study.</summary>
    public static Seconds InTime { get; } = new(180);

    /// <summary>Computes the figures.</summary>
    /// <param name="records">The comparisons.</param>
    /// <exception cref="ArgumentException">There is no comparison.</exception>
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
            records.Count(record => record.Is(Outcome.Pass) && record.Time <= SoonTime),
            records.Count(record => record.Is(Outcome.Pass) && record.Time <= InTime),
            new(Medians.Median([.. records.Select(record => record.Time.Value)])),
            Medians.Median([.. records.Select(record => (double)record.Units.Length)]),
            heterogeneity is { } between ? Math.Sqrt(between.Variance) : double.NaN,
            heterogeneity);
    }
}
