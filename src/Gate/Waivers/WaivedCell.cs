using System.Globalization;
using EnergyGate.Gate.Verdicts;

namespace EnergyGate.Gate.Waivers;

/// <summary>A cell that a waiver accepts, and the figure that it was accepted at.</summary>
/// <param name="Variant">The variant's name.</param>
/// <param name="Task">The task's name; null for a check of the whole mix of inputs.</param>
/// <param name="Check">What is looked at.</param>
/// <param name="Metric">Name of the figure.</param>
/// <param name="Value">The figure that people saw when they agreed, on the cell's own scale.</param>
/// <param name="Tolerance">By how much a measurement may differ from it, either way, on the same scale.</param>
public sealed record WaivedCell(string Variant, string? Task, CheckKind Check, string Metric, double Value, double Tolerance)
{
    /// <summary>The cell's name, as reports write it: <c>int8-dynamic / RTE / accuracy / accuracy</c>.</summary>
    public string Name => string.Join(" / ", new[] { Variant, Task, Check.ToString().ToLowerInvariant(), Metric }.Where(part => part is not null));

    /// <summary>The figure with its tolerance: <c>0.634 +- 0.01</c>.</summary>
    public string Figure => string.Create(CultureInfo.InvariantCulture, $"{Value:G6} +- {Tolerance:G3}");

    /// <summary>Whether a figure is the one that was accepted. A cell without a figure is not, and neither is NaN.</summary>
    /// <param name="value">The measurement.</param>
    public bool Holds(double? value) => Math.Abs(value - Value ?? double.NaN) <= Tolerance;
}
