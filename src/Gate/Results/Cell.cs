using System.Text.Json.Serialization;
using EnergyGate.Measurement.Units;
using EnergyGate.Statistics.Intervals;

namespace EnergyGate.Gate.Results;

/// <summary>One figure with its verdict: variant x task x check x metric, under the run's batch, threads and maximum length.</summary>
public sealed record Cell : ICheckResult
{
    /// <summary>The variant's name.</summary>
    public required string Variant { get; init; }

    /// <summary>The task's name; null for a check of the graph or of the whole mix of inputs.</summary>
    public string? Task { get; init; }

    /// <summary>What was looked at.</summary>
    public required CheckKind Check { get; init; }

    /// <summary>
    /// Name of the figure: a score of the task, one of <see cref="MetricNames"/>, or of a check of graphs: weights, hidden-states, logits,
    /// operators, placement, modelled-joules.
    /// </summary>
    public required string Metric { get; init; }

    /// <summary>Sequences in a batch.</summary>
    public required int Batch { get; init; }

    /// <summary>Threads of the session that gave the figure.</summary>
    public required int Threads { get; init; }

    /// <summary>Longest sequence in tokens.</summary>
    public required int MaxLength { get; init; }

    /// <summary>What it ended in.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>
    /// What kind of this verdict it is, one of <see cref="VerdictQualifiers"/>: INCONCLUSIVE(minor); null for a plain one.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Qualifier { get; init; }

    /// <summary>
    /// Why this cell no longer stops the run: the reason of a waiver, who gave it, until when and in which file; null without one.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Waiver { get; init; }

    /// <summary>Whether this cell can fail the run.</summary>
    public required bool Gating { get; init; }

    /// <summary>The figure; null when there is none.</summary>
    public double? Value { get; init; }

    /// <summary>What it is compared with.</summary>
    public double? Reference { get; init; }

    /// <summary>
    /// The limit of the figure, on its own scale: the lowest legal score, the highest legal ratio or share of a tolerance.
    /// </summary>
    public double? Limit { get; init; }

    /// <summary>
    /// The figure's interval, on its own scale; of a score: the reference's score and the bounds of the difference. A bound that is not
    /// known is infinite. Null when neither is known.
    /// </summary>
    [JsonIgnore]
    public Interval? Interval { get; init; }

    /// <summary>The lower bound as JSON holds it: null where it is not known.</summary>
    [JsonInclude]
    internal double? Low
    {
        get => Finding.Finite(Interval?.Lower);
        init => Interval = value is { } lower ? new(lower, Interval?.Upper ?? double.PositiveInfinity) : Interval;
    }

    /// <summary>The upper bound as JSON holds it: null where it is not known.</summary>
    [JsonInclude]
    internal double? High
    {
        get => Finding.Finite(Interval?.Upper);
        init => Interval = value is { } upper ? new(Interval?.Lower ?? double.NegativeInfinity, upper) : Interval;
    }

    /// <summary>Of a budget: the same joules over the text's tokens, padding not counted; null for other cells.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonPropertyName("joulesPerToken")]
    public Joules? EnergyPerToken { get; init; }

    /// <summary>Where the figure comes from.</summary>
    public required FigureKind Kind { get; init; }

    /// <summary>One sentence, always.</summary>
    public required string Reason { get; init; }

    /// <summary>What it is about.</summary>
    [JsonIgnore]
    public CellKey Key => new(Variant, Task, Check, Metric);
}
