using System.Text.Json.Serialization;
using EnergyGate.Measurement.Units;
using EnergyGate.Statistics.Intervals;

namespace EnergyGate.Gate.Results;

/// <summary>One figure with its verdict: variant x task x check x metric, with batch size, threads and maximum length.</summary>
internal sealed record Cell : ICheckResult
{
    /// <summary>The variant's name.</summary>
    public required string Variant { get; init; }

    /// <summary>The task's name; null for a check of the whole mix of texts.</summary>
    public string? Task { get; init; }

    /// <summary>The check that gave the figure.</summary>
    public required CheckKind Check { get; init; }

    /// <summary>
    /// Name of the figure: a score of the task, one of <see cref="MetricNames"/>, or for checks of graphs weights, hidden-states, logits,
    /// operators, placement or modelled-joules.
    /// </summary>
    public required string Metric { get; init; }

    /// <summary>Batch size in sequences.</summary>
    public required int Batch { get; init; }

    /// <summary>Threads of the session.</summary>
    public required int Threads { get; init; }

    /// <summary>Maximum sequence length in tokens.</summary>
    public required int MaxLength { get; init; }

    /// <summary>The verdict.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Qualifier of the verdict, one of <see cref="VerdictQualifiers"/>, as in INCONCLUSIVE(minor); null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Qualifier { get; init; }

    /// <summary>
    /// The waiver that keeps this cell from stopping the run: reason, person, last day and file; null for none.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Waiver { get; init; }

    /// <summary>Whether this cell can fail the run.</summary>
    public required bool Gating { get; init; }

    /// <summary>The figure; null if there is none.</summary>
    public double? Value { get; init; }

    /// <summary>The figure that it is compared with.</summary>
    public double? Reference { get; init; }

    /// <summary>Limit on the scale of the figure: the lowest legal score, or the highest legal ratio or share of a tolerance.</summary>
    public double? Limit { get; init; }

    /// <summary>
    /// Confidence interval on the scale of the figure. For a score, the reference's score plus the bounds of the difference. An unknown
    /// bound is infinite; null if both are unknown.
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

    /// <summary>Only for the check budget: energy per token, padding not counted; null for other cells.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonPropertyName("joulesPerToken")]
    public Joules? EnergyPerToken { get; init; }

    /// <summary>Where the figure comes from.</summary>
    public required FigureKind Kind { get; init; }

    /// <summary>Reason of the verdict, one sentence; never empty.</summary>
    public required string Reason { get; init; }

    /// <summary>Identity of the cell.</summary>
    [JsonIgnore]
    public CellKey Key => new(Variant, Task, Check, Metric);
}
