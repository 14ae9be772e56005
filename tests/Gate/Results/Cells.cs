using System.Collections.Immutable;
using EnergyGate.Gate.Results;

namespace EnergyGate.Tests.Gate.Results;

/// <summary>Cells and results made for tests.</summary>
internal static class Cells
{
    public static Cell With(Verdict verdict, bool gating = true, FigureKind kind = FigureKind.Exact, string reason = "because") => new()
    {
        Variant = "int8-dynamic",
        Task = "RTE",
        Check = CheckKind.Accuracy,
        Metric = "accuracy",
        Batch = 32,
        Threads = 2,
        MaxLength = 128,
        Verdict = verdict,
        Gating = gating,
        Kind = kind,
        Reason = reason,
        Value = 0.61,
        Reference = 0.62,
        Limit = 0.05,
        Interval = new(-0.03, 0.01),
    };

    /// <summary>A comparison of two commits with one cell: the ratio of joules, measured, within 1 %.</summary>
    public static GateResult Comparison(double ratio, Verdict verdict = Verdict.Pass) =>
        Result(With(verdict, kind: FigureKind.Measured) with
        {
            Task = null,
            Check = CheckKind.Energy,
            Metric = MetricNames.Joules,
            Value = ratio,
            Reference = 1,
            Limit = 1.02,
            Interval = new(ratio * 0.99, ratio * 1.01),
        }) with
        { Base = "0123456789ab" };

    public static GateResult Result(params Cell[] cells) => new()
    {
        Complete = true,
        ExitCode = ExitCode.Of(cells, strict: false),
        Strict = false,
        Model = "a <model> & more",
        Batch = 32,
        Threads = 2,
        MaxLength = 128,
        Environment = ImmutableSortedDictionary<string, string>.Empty.Add("machine", "test"),
        Notes = ["a note with | and <b>"],
        Cells = [.. cells],
        Costs = [],
        Rewrites =
        [
            new(
                "fp32-fused", "RTE", 300, 100,
                ImmutableSortedDictionary<string, int>.Empty.Add("fuse-attention", 6),
                ["fuse-gelu: <none>"]),
        ],
        Time = new(12.5),
        ProcessorTime = new(20),
    };
}
