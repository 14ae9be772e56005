using EnergyGate.Bench.Simulation;
using EnergyGate.Statistics.Sequential;

namespace EnergyGate.Bench.Benchmarks;

/// <summary>One kind of noise at four true ratios.</summary>
/// <param name="Limit">On the limit, where both errors are most likely.</param>
/// <param name="Unchanged">At 1.00.</param>
/// <param name="Five">At 1.05.</param>
/// <param name="Eight">At 1.08.</param>
internal sealed record StudyRow(StudyResult Limit, StudyResult Unchanged, StudyResult Five, StudyResult Eight)
{
    /// <summary>The designs must pass this share of unchanged cells.</summary>
    public const double PassShare = 0.999;

    /// <summary>The designs must fail this share of cells at +5 %.</summary>
    public const double FailShare = 0.99;

    public NoiseKind Kind => Limit.Kind;

    public IEnumerable<StudyResult> All => [Limit, Unchanged, Five, Eight];

    /// <summary>
    /// Sample size of a fixed-n t test that passes 99.9 % at 1.00 and fails 99 % at 1.05. Null when even the long design does not.
    /// </summary>
    public int? FixedUnits =>
        Unchanged.FixedUnitsToPass(PassShare) is { } pass && Five.FixedUnitsToFail(FailShare) is { } fail ? Math.Max(pass, fail) : null;

    public static StudyRow Play(NoiseKind kind, SequentialPlan plan, int pullRequests, ulong seed, CancellationToken cancellation)
    {
        var row = new StudyRow(
            At(plan.Limit, 3 * pullRequests, 1, 0),
            At(1.00, pullRequests, 2, 0),
            At(1.05, pullRequests, 3, 0),
            At(1.08, pullRequests, 4, 0));
        return row.FixedUnits is not null || !kind.IsPromised
            ? row
            : row with
            {
                Unchanged = At(1.00, pullRequests, 2, StatisticsStudy.LongDesign),
                Five = At(1.05, pullRequests, 3, StatisticsStudy.LongDesign),
            };

        // Units after a decision do not change it, so a longer design shows the same tests.
        StudyResult At(double ratio, int count, ulong stream, int designUnits) =>
            CellStudy.Play(kind, ratio, plan, count, 10 * seed + stream, designUnits, null, cancellation);
    }
}
