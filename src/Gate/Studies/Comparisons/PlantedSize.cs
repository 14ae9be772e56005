using System.Collections.Immutable;
using EnergyGate.Statistics;
using EnergyGate.Statistics.Intervals;
using EnergyGate.Statistics.Sequential;

namespace EnergyGate.Gate.Studies.Comparisons;

/// <summary>
/// A point of the detection curve of planted work, and whether what is promised of its size holds: up to the limit a FAIL is an error, from the limit on a PASS
/// is, each at most as often as the test may err; from +5 % on nearly everything is FAIL and nothing PASS.
/// </summary>
/// <param name="Planted">More work in one side, e.g. 0.05.</param>
/// <param name="Records">The comparisons so far.</param>
/// <param name="Wanted">Comparisons that were asked for.</param>
public sealed record PlantedSize(double Planted, ImmutableArray<RecordedComparison> Records, int Wanted)
{
    private const double Found = 0.05;
    private const double FoundShare = 0.9;
    private const double AbleShare = 0.8;
    private const double Confidence = 0.95;

    private static readonly SequentialPlan Plan = new();

    // A unit doubles the evidence at most.
    private static readonly int LeastUnits = (int)Math.Ceiling(Math.Log2(1 / Plan.FailError));

    /// <summary>FAIL, without doubt.</summary>
    public int Fails { get; } = Records.Count(record => record.Is(Outcome.Fail));

    /// <summary>PASS, without doubt.</summary>
    public int Passes { get; } = Records.Count(record => record.Is(Outcome.Pass));

    /// <summary>Why the promise is broken, whatever the comparisons that are missing may say; null when it is not.</summary>
    public string? WhyBroken => 0 switch
    {
        _ when Planted >= Found && Passes > 0 => $"{Passes} PASS of {Records.Length}; none is promised",
        _ when Planted >= Found && Fails + Missing < FoundShare * (Records.Length + Missing) => FormattableString.Invariant($"{Fails} FAIL of {Records.Length}; {FoundShare:P0} of {Records.Length + Missing} are promised"),
        _ when Planted <= Plan.Margin => TooOften(Fails, "FAIL", Plan.FailError) ?? (Planted < Plan.Margin ? null : TooOften(Passes, "PASS", Plan.PassError)),
        _ => TooOften(Passes, "PASS", Plan.PassError),
    };

    /// <summary>Why the comparisons say too little yet; null when they say enough.</summary>
    public string? WhyOpen => 0 switch
    {
        _ when Missing > 0 => $"{Records.Length} of {Wanted} comparisons are made; call again for the others",
        _ when Able < AbleShare * Records.Length => $"{Able} of {Records.Length} comparisons had the {LeastUnits} units that a decision takes, and no doubt; {AbleShare:P0} are wanted: give each more time",
        _ => null,
    };

    private int Missing => Math.Max(Wanted - Records.Length, 0);

    private int Able => Records.Count(record => record.Doubt is null && (record.Decision != Outcome.Inconclusive || record.Units.Length >= LeastUnits));

    // An error once in forty comparisons does not break a promise of one in a hundred: the exact interval of its rate decides.
    private string? TooOften(int errors, string name, double promised) =>
        errors > 0 && ClopperPearsonInterval.Of(errors, Records.Length, Confidence).Lower is var least && least > promised
            ? FormattableString.Invariant($"{errors} {name} of {Records.Length}: at least {least:P1} (Clopper and Pearson, 95 %); {promised:P0} is promised")
            : null;
}
