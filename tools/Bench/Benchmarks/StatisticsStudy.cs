using System.Collections.Immutable;
using System.Diagnostics;
using EnergyGate.Bench.Simulation;
using EnergyGate.Statistics.Sequential;

namespace EnergyGate.Bench.Benchmarks;

/// <summary>The simulations of <c>bench statistics</c>.</summary>
internal sealed record StatisticsStudy
{
    /// <summary>Sample size up to which the fixed-n t test is evaluated where the units of the plan are too few for it.</summary>
    public const int LongDesign = 192;

    /// <summary>Ratios at which the rules of other tools are tried; the least sensitive one detects the last.</summary>
    public static ImmutableArray<double> PeerRatios { get; } = [1.00, 1.02, 1.05, 1.08, 1.12, 1.2, 1.5, 2.2];

    /// <summary>Ratios of the detection curve.</summary>
    public static ImmutableArray<double> CurveRatios { get; } = [1.00, 1.01, 1.02, 1.03, 1.04, 1.05, 1.06, 1.08];

    /// <summary>The plan of every test.</summary>
    public required SequentialPlan Plan { get; init; }

    /// <summary>One row per kind of noise.</summary>
    public required ImmutableArray<StudyRow> Rows { get; init; }

    /// <summary>The detection curve at <see cref="CurveRatios"/>, under independent noise.</summary>
    public required ImmutableArray<StudyResult> Curve { get; init; }

    /// <summary>Extra work of each shape, under independent noise.</summary>
    public required ImmutableArray<(PlantedShape Shape, StudyResult Result)> Shapes { get; init; }

    /// <summary>The rules of other tools, at <see cref="PeerRatios"/>.</summary>
    public required ImmutableArray<PeerCurve> Peers { get; init; }

    /// <summary>Duration of the study.</summary>
    public required TimeSpan Elapsed { get; init; }

    public static StatisticsStudy Play(int cells, ulong seed, Action<string> tell, CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        var plan = new SequentialPlan { Cells = 24 };
        var pullRequests = (cells + plan.Cells - 1) / plan.Cells;
        var rows = ImmutableArray.CreateBuilder<StudyRow>();
        foreach (var kind in NoiseKinds.All)
        {
            // Each kind has its own noise and its own random order.
            rows.Add(StudyRow.Play(kind, plan, pullRequests, 1000 * seed + (ulong)rows.Count, cancellation));
            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            tell($"{rows.Count} of {NoiseKinds.All.Length} kinds of noise, {seconds:F0} s: {kind.Name}");
        }

        return new()
        {
            Plan = plan,
            Rows = rows.ToImmutable(),
            Curve =
            [
                .. CurveRatios.Select(
                    ratio => CellStudy.Play(NoiseKinds.Independent, ratio, plan, pullRequests, seed + 7, 0, null, cancellation)),
            ],
            Shapes =
            [
                .. PlantedShape.All.Select(shape => (
                    shape,
                    CellStudy.Play(NoiseKinds.Independent, 1, plan, pullRequests, seed + 8, 0, shape, cancellation))),
            ],
            Peers = [.. PeerCurve.Play(pullRequests * plan.Cells, seed)],
            Elapsed = Stopwatch.GetElapsedTime(start),
        };
    }
}
