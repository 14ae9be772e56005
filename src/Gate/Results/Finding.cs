using EnergyGate.Measurement.Units;
using EnergyGate.Statistics.Intervals;

namespace EnergyGate.Gate.Results;

/// <summary>What a check concludes about one figure: the verdict, the reason, and the numbers behind both.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Reason">One sentence, always.</param>
public sealed record Finding(Verdict Verdict, string Reason)
{
    /// <summary>Kind of the verdict, one of <see cref="VerdictQualifiers"/>; null for a plain one.</summary>
    public string? Qualifier { get; init; }

    /// <summary>Where the figure comes from.</summary>
    public FigureKind Kind { get; init; } = FigureKind.Exact;

    /// <summary>The figure; null when there is none.</summary>
    public double? Value { get; init; }

    /// <summary>What it is compared with.</summary>
    public double? Reference { get; init; }

    /// <summary>The limit of the figure, on its own scale.</summary>
    public double? Limit { get; init; }

    /// <summary>
    /// The figure's interval, on its own scale; a bound that is not finite is left out of the cell. Null when there is none.
    /// </summary>
    public Interval? Interval { get; init; }

    /// <summary>Of a budget: energy per token; null otherwise.</summary>
    public Joules? EnergyPerToken { get; init; }

    /// <summary>False when a person has accepted the finding: the cell is shown and stops nothing.</summary>
    public bool CanGate { get; init; } = true;

    /// <summary>The number, or null when it is not finite: an undefined figure is no figure.</summary>
    /// <param name="value">The number.</param>
    public static double? Finite(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}
