using System.Collections.Immutable;
using System.Text.Json.Serialization;
using EnergyGate.Gate.Results.Timeline;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Gate.Results;

/// <summary>The complete result of a run. Reports are made from this value alone.</summary>
internal sealed record GateResult
{
    /// <summary>Version of the JSON schema.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>False if the run was interrupted.</summary>
    public required bool Complete { get; init; }

    /// <summary>The exit code of the process.</summary>
    public required int ExitCode { get; init; }

    /// <summary>Whether every INCONCLUSIVE fails the run.</summary>
    public required bool Strict { get; init; }

    /// <summary>The model's name: its folder or file, without the path.</summary>
    public required string Model { get; init; }

    /// <summary>The base commit of a comparison; null for a run of the gate, which compares with its own fp32.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Base { get; init; }

    /// <summary>Batch size in sequences.</summary>
    public required int Batch { get; init; }

    /// <summary>Threads of the accuracy runs.</summary>
    public required int Threads { get; init; }

    /// <summary>Maximum sequence length in tokens.</summary>
    public required int MaxLength { get; init; }

    /// <summary>The machine and the runtime, by name.</summary>
    public required ImmutableSortedDictionary<string, string> Environment { get; init; }

    /// <summary>Remarks beside the cells: missing baselines, missing meters, skipped tasks.</summary>
    public required ImmutableArray<string> Notes { get; init; }

    /// <summary>All cells, in the order of variants, tasks, checks.</summary>
    public required ImmutableArray<Cell> Cells { get; init; }

    /// <summary>Cost of each variant that was measured.</summary>
    public required ImmutableArray<VariantCost> Costs { get; init; }

    /// <summary>Rewrites of each graph by each recipe.</summary>
    public required ImmutableArray<RewriteSummary> Rewrites { get; init; }

    /// <summary>Graphs that differ from the baseline.</summary>
    public ImmutableArray<GraphDifferenceText> GraphDifferences { get; init; } = [];

    /// <summary>Modelled cost of each variant on each device profile.</summary>
    public ImmutableArray<ModelledCost> ModelledCosts { get; init; } = [];

    /// <summary>Each variant's mean score over the tasks.</summary>
    public ImmutableArray<VariantScore> MeanScores { get; init; } = [];

    /// <summary>Flipped answers: one value per answered variant and task.</summary>
    public ImmutableArray<FlippedAnswers> Flips { get; init; } = [];

    /// <summary>Cost of each variant against the base commit; empty for a run of the gate.</summary>
    public ImmutableArray<ComparedCost> Comparisons { get; init; } = [];

    /// <summary>Cost of each variant from text to answer; empty for a run of the gate.</summary>
    public ImmutableArray<PipelineCost> Pipelines { get; init; } = [];

    /// <summary>The energy meter; null if there was none.</summary>
    public MeterReport? Meter { get; init; }

    /// <summary>Power, temperature and clock over the run; null if there was no meter.</summary>
    public RunTimeline? Timeline { get; init; }

    /// <summary>Calibration, margins and slices: one value per answered variant and task.</summary>
    public ImmutableArray<AnswerQuality> Qualities { get; init; } = [];

    /// <summary>Wall time of the whole run.</summary>
    [JsonPropertyName("seconds")]
    public required Seconds Time { get; init; }

    /// <summary>Processor time of the whole run: what the verdict itself cost.</summary>
    [JsonPropertyName("cpuSeconds")]
    public required Seconds ProcessorTime { get; init; }
}
