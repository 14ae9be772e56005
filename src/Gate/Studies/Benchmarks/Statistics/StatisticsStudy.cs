using System.Collections.Immutable;
using System.Diagnostics;
using EnergyGate.Measurement.Simulation;
using EnergyGate.Statistics.Sequential;

namespace EnergyGate.Gate.Studies.Benchmarks.Statistics;

/// <summary>All that <c>bench statistics</c> simulates.</summary>
internal sealed record StatisticsStudy
{
    /// <summary>Units that the t test of a fixed number is counted to where the plan's are too few for it.</summary>
    public const int LongDesign = 192;

    /// <summary>Ratios at which other tools are asked, up to where the deafest wakes.</summary>
    public static ImmutableArray<double> PeerRatios { get; } = [1.00, 1.02, 1.05, 1.08, 1.12, 1.2, 1.5, 2.2];

    /// <summary>Ratios of the detection curve.</summary>
    public static ImmutableArray<double> CurveRatios { get; } = [1.00, 1.01, 1.02, 1.03, 1.04, 1.05, 1.06, 1.08];

    /// <summary>The plan of every test.</summary>
    public required SequentialPlan Plan { get; init; }

    /// <summary>One row for each kind of noise.</summary>
    public required ImmutableArray<StudyRow> Rows { get; init; }

    /// <summary>The detection curve at <see cref="CurveRatios"/>, on independent noise.</summary>
    public required ImmutableArray<StudyResult> Curve { get; init; }

    /// <summary>The rules of other tools, at <see cref="PeerRatios"/>.</summary>
    public required ImmutableArray<PeerCurve> Peers { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Elapsed { get; init; }

    public static StatisticsStudy Play(int cells, ulong seed, Action<string> tell, CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        var plan = new SequentialPlan { Cells = 24 };
        var pullRequests = (cells + plan.Cells - 1) / plan.Cells;
        var rows = ImmutableArray.CreateBuilder<StudyRow>();
        foreach (var kind in NoiseKinds.All)
        {
            rows.Add(StudyRow.Play(kind, plan, pullRequests, 1000 * seed + (ulong)rows.Count, cancellation)); // each kind has its own noise and coins
            tell($"{rows.Count} of {NoiseKinds.All.Length} kinds of noise, {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s: {kind.Name}");
        }

        return new()
        {
            Plan = plan,
            Rows = rows.ToImmutable(),
            Curve = [.. CurveRatios.Select(ratio => CellStudy.Play(NoiseKinds.Independent, ratio, plan, pullRequests, seed + 7, 0, cancellation))],
            Peers = [.. PeerCurve.Play(pullRequests * plan.Cells, seed)],
            Elapsed = Stopwatch.GetElapsedTime(start),
        };
    }
}
