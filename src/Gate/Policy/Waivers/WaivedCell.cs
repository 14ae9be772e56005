using System.Globalization;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Policy.Waivers;

/// <summary>A cell that a waiver accepts, and the figure that it was accepted at.</summary>
/// <param name="Key">The cell.</param>
/// <param name="Value">The figure that people saw when they agreed, on the cell's own scale.</param>
/// <param name="Tolerance">Maximum difference of a measurement from it, either way, on the same scale.</param>
internal sealed record WaivedCell(CellKey Key, double Value, double Tolerance)
{
    /// <summary>The figure with its tolerance: <c>0.634 +- 0.01</c>.</summary>
    public string Figure => string.Create(CultureInfo.InvariantCulture, $"{Value:G6} +- {Tolerance:G3}");

    /// <summary>Whether a figure is the accepted one, within the tolerance; false for null and NaN.</summary>
    /// <param name="value">The measurement.</param>
    public bool Holds(double? value) => Math.Abs(value - Value ?? double.NaN) <= Tolerance;
}
