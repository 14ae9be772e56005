using System.Collections.Immutable;
using EnergyGate.Bench.Simulation;

namespace EnergyGate.Bench.Benchmarks;

/// <summary>The decisions of another tool's rule under one kind of noise.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Kind">The noise.</param>
/// <param name="Shares">Per ratio of <see cref="StatisticsStudy.PeerRatios"/>: the shares of cells with FAIL and with no decision.</param>
internal sealed record PeerCurve(PeerRule Rule, NoiseKind Kind, ImmutableArray<(double Fail, double Inconclusive)> Shares)
{
    public static IEnumerable<PeerCurve> Play(int cells, ulong seed) =>
        from kind in new[] { NoiseKinds.All[0], NoiseKinds.Independent, NoiseKinds.All[2], NoiseKinds.LaunchBias }
        from rule in PeerRule.All
        select new PeerCurve(rule, kind, [.. StatisticsStudy.PeerRatios.Select(ratio => rule.Play(kind, ratio, cells, seed))]);
}
