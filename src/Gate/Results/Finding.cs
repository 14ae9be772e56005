using EnergyGate.Measurement.Units;
using EnergyGate.Statistics.Intervals;

namespace EnergyGate.Gate.Results;

/// <summary>Conclusion of a check about one figure: verdict, reason and the numbers behind them.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Reason">Reason of the verdict, one sentence; never empty.</param>
internal sealed record Finding(Verdict Verdict, string Reason)
{
    /// <summary>Qualifier of the verdict, one of <see cref="VerdictQualifiers"/>; null for none.</summary>
    public string? Qualifier { get; init; }

    /// <summary>Origin of the figure.</summary>
    public FigureKind Kind { get; init; } = FigureKind.Exact;

    /// <summary>The figure; null if there is none.</summary>
    public double? Value { get; init; }

    /// <summary>The figure that it is compared with.</summary>
    public double? Reference { get; init; }

    /// <summary>Limit on the scale of the figure.</summary>
    public double? Limit { get; init; }

    /// <summary>Confidence interval on the scale of the figure; null if there is none. Bounds that are not finite are dropped.</summary>
    public Interval? Interval { get; init; }

    /// <summary>Of a budget: energy per token; null otherwise.</summary>
    public Joules? EnergyPerToken { get; init; }

    /// <summary>False if a person has accepted the finding: the cell is shown but never stops a run.</summary>
    public bool CanGate { get; init; } = true;

    /// <summary>The number; null if it is not finite, because an undefined figure is no figure.</summary>
    /// <param name="value">The number.</param>
    public static double? Finite(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}
