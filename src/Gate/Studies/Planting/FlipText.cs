using System.Globalization;

namespace EnergyGate.Gate.Studies.Planting;

/// <summary>The detection curve of planted wrong answers in Markdown, for a terminal and for a document.</summary>
public static class FlipText
{
    private const string Nothing = "-";

    /// <summary>The header of the table; the last five columns say which check is FAIL, and how often a score is open.</summary>
    public static string Header =>
        "| task | flips | share | declared | draws | FAIL | INCONCLUSIVE | PASS | by flips | by score | score open | by margin | by stored answers |\n|---|---|---|---|---|---|---|---|---|---|---|---|---|\n";

    /// <summary>A row of it.</summary>
    public static string Row(FlipPoint point)
    {
        ArgumentNullException.ThrowIfNull(point);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {point.Task} | {point.Flips} | {(double)point.Flips / point.Examples:P1} | {Optional(point.Declared)} | {point.Draws} | {point.Fails} | {point.Open} | {point.Passes} | {(point.Declared is null ? Nothing : Optional(point.FoundByFlips))} | {point.FoundByScores} | {point.OpenScores} | {Optional(point.FoundByMargin)} | {Optional(point.FoundByStored)} |\n");
    }

    private static string Optional(int? count) => count?.ToString(CultureInfo.InvariantCulture) ?? Nothing;
}
