using System.Collections.Immutable;

namespace EnergyGate.Evaluation.Tasks;

/// <summary>Where a task's text and label stand in its labelled files.</summary>
/// <param name="Text">Name of the column with the (first) text.</param>
/// <param name="Pair">Name of the column with the second text; null for single-text tasks.</param>
/// <param name="Label">Name of the column with the label or score.</param>
public sealed record TableLayout(string Text, string? Pair, string Label)
{
    /// <summary>Names of the columns of a file without a header line (CoLA); empty where the first line is the header.</summary>
    public ImmutableArray<string> FixedColumns { get; init; } = [];

    /// <summary>Whether the tables spell labels as class numbers (<c>0</c>, <c>1</c>) rather than as names.</summary>
    public bool NumericLabels { get; init; }

    /// <summary>Whether a text may be empty: QQP as distributed has questions without words.</summary>
    public bool AllowsEmptyText { get; init; }
}
