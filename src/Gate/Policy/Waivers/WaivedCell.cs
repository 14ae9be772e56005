using System.Globalization;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Policy.Waivers;

/// <summary>A cell that a waiver accepts, and the figure that it was accepted at.</summary>
/// <param name="Key">The cell.</param>
/// <param name="Value">The figure that people saw when they agreed, on the cell's own scale.</param>
/// <param name="Tolerance">Maximum difference of a measurement from it, either way, on the same scale.</param>
internal sealed record WaivedCell(CellKey Key, double Value, double Tolerance)
{
    /// <summary>
    /// Maximum tolerance of a score, a share of flips or a margin: two points, about what another instruction set changes. Their figures
    /// lie between -1 and 1, so a share of a small one would be less than one example.
    /// </summary>
    public const double MaxPoints = 0.02;

    /// <summary>
    /// Maximum tolerance of any other figure, as a share of it: 5 %, the bias of one launch and the limit of the drift ledger. A count of
    /// less than 20 must therefore stay exact.
    /// </summary>
    public const double MaxShare = 0.05;

    /// <summary>Maximum tolerance, on the cell's own scale: a wider one would accept losses that nobody saw.</summary>
    public double MaxTolerance => IsInPoints ? MaxPoints : MaxShare * Math.Abs(Value);

    /// <summary>Whether the tolerance is narrow enough to be a waiver at all.</summary>
    public bool IsBounded => Tolerance <= MaxTolerance;

    /// <summary>The maximum in words: <c>0.052 (5 % of the value)</c>.</summary>
    public string Maximum => string.Create(
        CultureInfo.InvariantCulture,
        $"{MaxTolerance:G10} ({(IsInPoints ? "two points for scores, flips and margins" : "5 % of the value")})");

    /// <summary>The figure with its tolerance: <c>0.634 +- 0.01</c>.</summary>
    public string Figure => string.Create(CultureInfo.InvariantCulture, $"{Value:G6} +- {Tolerance:G3}");

    /// <summary>Whether a figure is the accepted one, within the tolerance; false for null and NaN.</summary>
    /// <param name="value">The measurement.</param>
    public bool Holds(double? value) => IsBounded && Math.Abs(value - Value ?? double.NaN) <= Tolerance;

    private bool IsInPoints =>
        Key.Check is CheckKind.Accuracy or CheckKind.Regression && !MetricNames.IsDrift(Key.Metric);
}
