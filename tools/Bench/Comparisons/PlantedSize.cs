using System.Collections.Immutable;
using EnergyGate.Statistics;
using EnergyGate.Statistics.Intervals;
using EnergyGate.Statistics.Sequential;

namespace EnergyGate.Bench.Comparisons;

/// <summary>
/// A point of the detection curve of planted work, and whether the promise for its size holds. Up to the limit a FAIL is an error, from the
/// limit on a PASS is one; each error rate is at most that of the test. From +5 % on at least 90 % are FAIL and none is PASS; work that
/// comes with every n-th batch may stay open.
/// </summary>
/// <param name="Planted">Work added to one arm, as a fraction, e.g. 0.05.</param>
/// <param name="Records">All comparisons so far.</param>
/// <param name="Wanted">Total number of comparisons that was asked for.</param>
public sealed record PlantedSize(double Planted, ImmutableArray<RecordedComparison> Records, int Wanted)
{
    private const double DetectedSize = 0.05;
    private const double MinFailShare = 0.9;
    private const double MinAbleShare = 0.8;
    private const double Confidence = 0.95;

    private static readonly SequentialPlan Plan = new();

    // One unit at most doubles the evidence.
    private static readonly int MinUnits = (int)Math.Ceiling(Math.Log2(1 / Plan.FailError));

    /// <summary>The number of batches of which one does all the planted work; 1 for every batch alike.</summary>
    public int Every { get; init; } = 1;

    /// <summary>Number of FAIL that count.</summary>
    public int Fails { get; } = Records.Count(record => record.Is(Outcome.Fail));

    /// <summary>Number of PASS that count.</summary>
    public int Passes { get; } = Records.Count(record => record.Is(Outcome.Pass));

    /// <summary>Why the promise is broken, whatever the missing comparisons decide. Null when it is not.</summary>
    public string? BrokenReason => 0 switch
    {
        _ when Planted >= DetectedSize && Passes > 0 => $"{Passes} PASS of {Records.Length}; none is promised",
        _ when Every > 1 && Planted >= DetectedSize => null,
        _ when Planted >= DetectedSize && Fails + Missing < MinFailShare * (Records.Length + Missing) => FormattableString.Invariant(
            $"{Fails} FAIL of {Records.Length}; {MinFailShare:P0} of {Records.Length + Missing} are promised"),
        _ when Planted < Plan.Margin => TooOften(Fails, "FAIL", Plan.FailError),
        _ when Planted == Plan.Margin => TooOften(Fails, "FAIL", Plan.FailError) ?? TooOften(Passes, "PASS", Plan.PassError),
        _ => TooOften(Passes, "PASS", Plan.PassError),
    };

    /// <summary>Why the comparisons are not enough yet. Null when they are.</summary>
    public string? OpenReason => 0 switch
    {
        _ when Missing > 0 => $"{Records.Length} of {Wanted} comparisons are made; call again for the others",
        _ when Able < MinAbleShare * Records.Length =>
            $"{Able} of {Records.Length} comparisons had the {MinUnits} units that a decision takes, and no doubt; {MinAbleShare:P0} are "
            + "wanted: give each more time",
        _ => null,
    };

    private int Missing => Math.Max(Wanted - Records.Length, 0);

    private int Able => Records.Count(
        record => record.Doubt is null && (record.Decision != Outcome.Inconclusive || record.Units.Length >= MinUnits));

    // One error in 40 comparisons does not break a promise of 1 %: the exact confidence interval of the rate decides.
    private string? TooOften(int errors, string name, double promised) =>
        errors > 0 && ClopperPearsonInterval.Of(errors, Records.Length, Confidence).Lower is var least && least > promised
            ? FormattableString.Invariant(
                $"{errors} {name} of {Records.Length}: at least {least:P1} (Clopper and Pearson, 95 %); {promised:P0} is promised")
            : null;
}
