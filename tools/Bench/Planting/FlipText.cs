using System.Globalization;

namespace EnergyGate.Bench.Planting;

/// <summary>The detection curve of planted wrong answers in Markdown, for a terminal and for a document.</summary>
public static class FlipText
{
    private const string Nothing = "-";

    /// <summary>The header of the table. The last five columns count draws by what is FAIL, and draws with an open score.</summary>
    public static string Header =>
        "| task | flips | share | declared | draws | FAIL | INCONCLUSIVE | PASS | by flips | by score | score open | by margin "
        + "| by stored answers |\n|---|---|---|---|---|---|---|---|---|---|---|---|---|\n";

    /// <summary>One row of the table.</summary>
    /// <param name="point">A point of the curve.</param>
    public static string Row(FlipPoint point)
    {
        ArgumentNullException.ThrowIfNull(point);
        var share = string.Create(CultureInfo.InvariantCulture, $"{(double)point.Flips / point.Examples:P1}");
        var byFlips = point.Declared is null ? Nothing : Optional(point.FailsByFlips);
        return $"| {point.Task} | {point.Flips} | {share} | {Optional(point.Declared)} | {point.Draws} | {point.Fails} | {point.Open} "
            + $"| {point.Passes} | {byFlips} | {point.FailsByScore} | {point.OpenScores} | {Optional(point.FailsByMargin)} "
            + $"| {Optional(point.FailsByStored)} |\n";
    }

    private static string Optional(int? count) => count?.ToString(CultureInfo.InvariantCulture) ?? Nothing;
}
