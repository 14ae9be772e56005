using System.Globalization;
using EnergyGate.Measurement.Units;
using EnergyGate.Statistics.Intervals;

namespace EnergyGate.Gate.Results;

/// <summary>
/// Formats figures: one precision per kind, always in the invariant culture. A missing figure is <see cref="Absent"/>.
/// </summary>
internal static class Format
{
    /// <summary>The text of a missing figure.</summary>
    public const string Absent = "-";

    private const double ThousandthsPerUnit = 1000;

    /// <summary>A ratio, or any figure without a unit: four significant digits.</summary>
    public static string Ratio(double? value) => Text(value, "G4");

    /// <summary>A ratio in a column: three decimals, so that digits align.</summary>
    public static string AlignedRatio(double ratio) => Text(ratio, "0.000");

    /// <summary>The two bounds of a ratio, as in <c>[0.998, 1.002]</c>.</summary>
    public static string Interval(Interval interval) => $"[{Ratio(interval.Lower)}, {Ratio(interval.Upper)}]";

    /// <summary>A task's score: four decimals.</summary>
    public static string Score(double? value) => Text(value, "F4");

    /// <summary>A share of 1 in percent: three significant digits.</summary>
    public static string Percent(double? share) => Text(share * 100, "G3", " %");

    /// <summary>A share of 1 in percent: two to four decimals, for shifts far below 1 %.</summary>
    public static string FinePercent(double share) => Text(share * 100, "0.00##", " %");

    /// <summary>A share of 1 in whole percent.</summary>
    public static string WholePercent(double? share) => Text(share, "P0");

    /// <summary>A share of 1 in percent with one decimal.</summary>
    public static string TenthsOfPercent(double? share) => Text(share, "P1");

    /// <summary>A difference of shares in percentage points, signed: two decimals.</summary>
    public static string Points(double? difference) => Text(difference * 100, "+0.00;-0.00;0.00");

    /// <summary>A difference of logarithms as a signed change in percent: one decimal.</summary>
    public static string Change(double logarithm) => Text(Percentage(logarithm), "+0.0;-0.0;0", " %");

    /// <summary>A difference of logarithms as a signed change in percent: two decimals, for a table.</summary>
    public static string FineChange(double logarithm) => Text(Percentage(logarithm), "+0.00;-0.00;0.00", " %");

    /// <summary>A tolerance of a score: up to four decimals.</summary>
    public static string Tolerance(double tolerance) => Text(tolerance, "0.####");

    /// <summary>A numerical error: three significant digits.</summary>
    public static string Error(double error) => Text(error, "G3");

    /// <summary>An energy in joules: three significant digits, for the sum of a run.</summary>
    public static string Joules(Joules energy) => Text(energy.Value, "G3", " J");

    /// <summary>An energy in millijoules: four significant digits, for energy per text.</summary>
    public static string Millijoules(Joules energy) => Text(energy.Value * ThousandthsPerUnit, "G4", " mJ");

    /// <summary>An energy in millijoules in a column whose name gives the unit: four significant digits.</summary>
    public static string ColumnMillijoules(Joules? energy) => Text(energy?.Value * ThousandthsPerUnit, "G4");

    /// <summary>A time in whole seconds, for the duration of a run.</summary>
    public static string WholeSeconds(Seconds time) => Text(time.Value, "F0", " s");

    /// <summary>A time in milliseconds: four significant digits, for time per text.</summary>
    public static string Milliseconds(Seconds time) => Text(time.Value * ThousandthsPerUnit, "G4", " ms");

    /// <summary>A count with its noun: <c>1 round</c>, <c>6 rounds</c>.</summary>
    /// <param name="count">The count.</param>
    /// <param name="noun">The noun in the singular.</param>
    /// <param name="plural">Its plural; null for the noun with an s.</param>
    public static string Count(int count, string noun, string? plural = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? noun : plural ?? noun + "s")}");

    private static double Percentage(double logarithm) => (Math.Exp(logarithm) - 1) * 100;

    private static string Text(double? value, string precision, string unit = "") =>
        value is { } known ? known.ToString(precision, CultureInfo.InvariantCulture) + unit : Absent;
}
