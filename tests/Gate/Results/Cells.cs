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
