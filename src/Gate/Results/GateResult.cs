using System.Collections.Immutable;
using System.Text.Json.Serialization;
using EnergyGate.Gate.Results.Timeline;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Gate.Results;

/// <summary>Everything a run of the gate found; a report is made from this value alone.</summary>
public sealed record GateResult
{
    /// <summary>Version of this layout.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>False when the run was interrupted.</summary>
    public required bool Complete { get; init; }

    /// <summary>What the process answers.</summary>
    public required int ExitCode { get; init; }

    /// <summary>Whether every INCONCLUSIVE gates.</summary>
    public required bool Strict { get; init; }

    /// <summary>The model's name: its folder or file, without the path.</summary>
    public required string Model { get; init; }

    /// <summary>The commit whose costs this one's are compared with; null for a run that compares with fp32 of its own.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Base { get; init; }

    /// <summary>Sequences in a batch.</summary>
    public required int Batch { get; init; }

    /// <summary>Threads of the accuracy runs.</summary>
    public required int Threads { get; init; }

    /// <summary>Longest sequence in tokens.</summary>
    public required int MaxLength { get; init; }

    /// <summary>The machine and the runtime, by name.</summary>
    public required ImmutableSortedDictionary<string, string> Environment { get; init; }

    /// <summary>What a reader should know that is no cell: absent baselines, absent meters, skipped tasks.</summary>
    public required ImmutableArray<string> Notes { get; init; }

    /// <summary>All cells, in the order of variants, tasks, checks.</summary>
    public required ImmutableArray<Cell> Cells { get; init; }

    /// <summary>What each variant costs, as far as it was measured.</summary>
    public required ImmutableArray<VariantCost> Costs { get; init; }

    /// <summary>What each recipe did to each graph.</summary>
    public required ImmutableArray<RewriteSummary> Rewrites { get; init; }

    /// <summary>Graphs that are not those of the baseline.</summary>
    public ImmutableArray<GraphDifferenceText> GraphDifferences { get; init; } = [];

    /// <summary>What each variant is predicted to cost on each device profile.</summary>
    public ImmutableArray<ModelledCost> ModelledCosts { get; init; } = [];

    /// <summary>Each variant's mean score over the tasks.</summary>
    public ImmutableArray<VariantScore> MeanScores { get; init; } = [];

    /// <summary>Answers that differ from the reference's, a value for each variant and task that was answered.</summary>
    public ImmutableArray<FlippedAnswers> Flips { get; init; } = [];

    /// <summary>What each variant costs beside the code that would be replaced; empty where there was no comparison.</summary>
    public ImmutableArray<ComparedCost> Comparisons { get; init; } = [];

    /// <summary>The meter behind the joules; null when there was none.</summary>
    public MeterReport? Meter { get; init; }

    /// <summary>Power, temperature and clock over the run; null when there was no meter.</summary>
    public RunTimeline? Timeline { get; init; }

    /// <summary>Calibration, margins and slices of answers, a value for each variant and task that was answered.</summary>
    public ImmutableArray<AnswerQuality> Qualities { get; init; } = [];

    /// <summary>Wall time of the whole run.</summary>
    [JsonPropertyName("seconds")]
    public required Seconds Time { get; init; }

    /// <summary>Processor time of the whole run: what the verdict itself cost.</summary>
    [JsonPropertyName("cpuSeconds")]
    public required Seconds ProcessorTime { get; init; }
}
