using System.Globalization;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Reporting.Text;

/// <summary>Formats figures for reports; a missing figure is <c>-</c> or empty.</summary>
internal static class FigureText
{
    /// <summary>Four significant digits.</summary>
    public static string Figure(double? value) => value is null ? "" : Format.Ratio(value);

    /// <summary>A score: four decimals.</summary>
    public static string Score(double? value) => Format.Score(value);

    /// <summary>A fraction in percent: three significant digits.</summary>
    public static string Percent(double? value) => Format.Percent(value);

    /// <summary>A difference of fractions in percentage points, signed.</summary>
    public static string Points(double? value) => value is null ? "" : Format.Points(value);

    /// <summary>The confidence interval of a cell.</summary>
    public static string Span(Cell cell) => cell is { Interval: { IsFinite: true } interval } ? Format.Interval(interval) : "";

    /// <summary>A bound of an interval; nothing where it is not known.</summary>
    public static string Bound(double? bound) => Figure(Finding.Finite(bound));

    /// <summary>A ratio with its interval.</summary>
    public static string Ratio(Cell? cell) => cell?.Value is null ? Format.Absent : $"{Figure(cell.Value)} {Span(cell)}".TrimEnd();

    /// <summary>A whole number.</summary>
    public static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);
}
