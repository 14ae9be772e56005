using System.Collections.Immutable;
using EnergyGate.Gate.Results;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Tests.Gate.Reporting;

/// <summary>A handmade result that covers every feature, with texts that need escaping.</summary>
internal static class SampleResult
{
    private const string Hostile = "<script>alert('x')</script> \"quoted\" & 'single' | pipe `tick` [link](x)";

    private static readonly (string Name, double Energy, double Score)[] Variants =
    [
        ("fp32", 1, 0.842),
        ("fp32-fused", 0.951, 0.842),
        ("int8-dynamic", 0.473, 0.836),
        ("attention-skip-1", 0.911, 0.828),
        ("fp32+exact-length", 0.688, 0.842),
    ];

    /// <summary>The result: exit code 1.</summary>
    public static GateResult Make()
    {
        ImmutableArray<Cell> cells = [.. Variants.SelectMany(CellsOf), .. Special()];
        return new()
        {
            Complete = true,
            ExitCode = ExitCode.Of(cells, strict: false),
            Strict = false,
            Model = "distilbert-mini",
            Batch = 32,
            Threads = 2,
            MaxLength = 128,
            Environment = ImmutableSortedDictionary<string, string>.Empty
                .Add("machine", "a machine made up for tests")
                .Add("ONNX Runtime", "1.30.0"),
            Notes = ["the meter is an estimate: CPU time x 9 W", Hostile],
            Cells = cells,
            Costs =
            [
                .. Variants.Select(
                    variant => new VariantCost(
                        variant.Name,
                        new(0.0041 * variant.Energy),
                        new(0.0021 * variant.Energy),
                        FigureKind.Estimated,
                        "cpu-time",
                        12,
                        128)),
            ],
            Rewrites =
            [
                new(
                    "int8-dynamic", "SST-2", 312, 188,
                    ImmutableSortedDictionary<string, int>.Empty.Add("quantize-dynamic", 37),
                    ["fuse-gelu: <none>"]),
            ],
            GraphDifferences =
            [
                new("fp32-fused", "RTE",
                [
                    "12 nodes are not those of the baseline",
                    "- Gelu /layer.3/<gelu>",
                    "+ Erf /layer.3/erf",
                    "~ Add /layer.3/add: 2 inputs, was 3",
                ]),
            ],
            ModelledCosts =
            [
                new("fp32", "t4", new(0.0031), new(0.0004), 81e6, 5.2e6),
                new("int8-dynamic", "t4", new(0.0017), new(0.0003), 81e6, 2.1e6),
            ],
            MeanScores = [.. Variants.Select(variant => new VariantScore(variant.Name, "mini-GLUE score", variant.Score, 2))],
            Flips =
            [
                new("fp32-fused", "SST-2", 450, 0, 0, 0, []),
                new("int8-dynamic", "SST-2", 450, 3, 2, 1,
                [
                    new(17, Hostile, null, "negative", "negative", "positive"),
                    new(260, "a film that is never less than lovely", null, "positive", "positive", "negative"),
                    new(301, "the plot is not without its charm", null, "positive", "negative", "positive"),
                ]),
                new("int8-dynamic", "RTE", 400, 1, 1, 0,
                [
                    new(9, "The girl fed the dog.", "The dog was fed.", "entailment", "entailment", "not_entailment"),
                ]),
            ],
            Meter = new("estimated", FigureKind.Estimated, $"CPU time x 9 W {Hostile}")
            {
                StatedError = 0.5,
                IdleReason = "an estimate sees none",
                WarmUp = new(40, new(12.5), new(8.9), 11, null),
                ShareOfCore = 0.0004,
            },
            Timeline = new(
                [
                    new(new(0.2), new(8.7), new(61), Hertz.FromMegahertz(2445)),
                    new(new(0.4), new(9), new(61.5), Hertz.FromMegahertz(2445)),
                    new(new(0.6), null, null, null),
                    new(new(0.8), new(8.9), new(63), Hertz.FromMegahertz(2310)),
                    new(new(1), new(8.95), new(63.5), Hertz.FromMegahertz(2300)),
                ],
                [new("graphs", new(0)), new("energy <of> blocks", new(0.55))]),
            Qualities =
            [
                new("fp32", "SST-2", 450, 0.021, 0.31, 0.934, 4.2, null, null, null, null, []),
                new("int8-dynamic", "SST-2", 450, 0.034, 0.42, 0.921, 4.2, -0.013, -0.015, -0.011, 3.2e-9,
                [
                    new("length", "3 to 9 tokens", 150, 0.84, 0.84, 0, 0, -0.002, 1),
                    new("length", "10 to 40 tokens", 300, 0.843, 0.834, 2, 1, -0.019, 0.0004),
                    new("label", Hostile, 225, 0.84, 0.83, 2, 0, null, null),
                ]),
                new("int8-dynamic", "STS-B", 400, null, null, null, 0.61, 0.001, -0.002, 0.004, 0.7,
                [
                    new("label", "score 4 to 5", 61, 0.52, 0.53, 0, 0, -0.001, 0.4),
                ]),
            ],
            Time = new(81.4),
            ProcessorTime = new(139),
        };
    }

    private static IEnumerable<Cell> CellsOf((string Name, double Energy, double Score) variant)
    {
        var isReference = variant.Name == "fp32";
        foreach (var task in new[] { "SST-2", "RTE" })
        {
            yield return Cell(variant.Name, task, CheckKind.Static, "operators", Verdict.Pass, "the graph is that of the baseline") with
            {
                Value = 188,
                Reference = 188,
            };
            yield return Cell(
                variant.Name,
                task,
                CheckKind.Accuracy,
                "accuracy",
                isReference ? Verdict.Reference : Verdict.Pass,
                "0.6 points below, 2 are allowed") with
            {
                Value = variant.Score,
                Reference = isReference ? null : 0.842,
                Limit = isReference ? null : 0.822,
                Interval = isReference ? null : new(variant.Score - 0.008, variant.Score + 0.008),
            };
            if (!isReference)
            {
                yield return Cell(variant.Name, task, CheckKind.Parity, "logits", Verdict.Pass, "inside its tolerance") with
                {
                    Value = 0.37,
                    Limit = 1,
                };
            }
        }

        yield return Cell(
            variant.Name,
            null,
            CheckKind.Energy,
            "joules",
            isReference ? Verdict.Reference : Verdict.Pass,
            "of the reference's in 12 rounds") with
        {
            Value = variant.Energy,
            Reference = isReference ? null : 1,
            Limit = isReference ? null : 1.15,
            Interval = isReference ? null : new(variant.Energy * 0.98, variant.Energy * 1.02),
            Kind = FigureKind.Estimated,
        };
    }

    private static IEnumerable<Cell> Special() =>
    [
        Cell("fp32-fused", "RTE", CheckKind.Static, "operators", Verdict.Fail, $"12 nodes are not those of the baseline: {Hostile}") with
        {
            Value = 200,
            Reference = 188,
        },
        Cell(
            "int8-dynamic",
            "SST-2",
            CheckKind.Accuracy,
            "flips",
            Verdict.Pass,
            "3 of 450 answers differ from the reference's, at most 6 are declared") with
        {
            Value = 3 / 450.0,
            Reference = 0,
            Limit = 6 / 450.0,
        },
        Cell("int8-dynamic", "RTE", CheckKind.Regression, "accuracy", Verdict.Inconclusive, "0.9 points below what was stored") with
        {
            Value = 0.836,
            Reference = 0.845,
            Limit = 0.835,
            Interval = new(0.828, 0.842),
        },
        Cell(
            "attention-skip-1",
            "RTE",
            CheckKind.Parity,
            "hidden-states",
            Verdict.NotMeasured,
            "this recipe promises answers, no numbers") with { Gating = false },
        Cell("int8-dynamic", null, CheckKind.Time, "seconds", Verdict.Inconclusive, "\u0001 control") with
        {
            Value = double.NaN,
            Gating = false,
            Kind = FigureKind.Measured,
        },
    ];

    private static Cell Cell(string variant, string? task, CheckKind check, string metric, Verdict verdict, string reason) => new()
    {
        Variant = variant,
        Task = task,
        Check = check,
        Metric = metric,
        Batch = 32,
        Threads = 2,
        MaxLength = 128,
        Verdict = verdict,
        Gating = verdict is not (Verdict.NotMeasured or Verdict.Reference),
        Kind = FigureKind.Exact,
        Reason = reason,
    };
}
