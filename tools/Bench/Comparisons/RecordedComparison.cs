using System.Collections.Immutable;
using System.Globalization;
using EnergyGate.Measurement.Units;
using EnergyGate.Statistics;

namespace EnergyGate.Bench.Comparisons;

/// <summary>One comparison of a study: its decision, its duration, and every unit.</summary>
/// <param name="Number">Its number in the study, from 0. It seeds the random order.</param>
/// <param name="Decision">Decision of the sequential test.</param>
/// <param name="Time">Wall time until then.</param>
/// <param name="Doubt">Why the decision does not count; null when it counts.</param>
/// <param name="Units">ln(candidate / base) of each unit that counts.</param>
public sealed record RecordedComparison(int Number, Outcome Decision, Seconds Time, string? Doubt, ImmutableArray<double> Units)
{
    private const char Separator = '\t';
    private const string Nothing = "-";
    private const string Undecided = "Open";

    /// <summary>Whether the decision is this one and counts.</summary>
    public bool Is(Outcome decision) => Doubt is null && Decision == decision;

    /// <summary>The comparison as a line of a study's file.</summary>
    public string ToLine() => string.Join(
        Separator,
        Number.ToString(CultureInfo.InvariantCulture),
        NameOf(Decision),
        Time.Value.ToString("F1", CultureInfo.InvariantCulture),
        Doubt?.ReplaceLineEndings(" ").Replace(Separator, ' ') ?? Nothing,
        string.Join(' ', Units.Select(unit => unit.ToString("F5", CultureInfo.InvariantCulture))));

    /// <summary>
    /// Reads a line of <see cref="ToLine"/>; null for a line that it cannot have written. A line that was cut off may read as a shorter
    /// one.
    /// </summary>
    public static RecordedComparison? Parse(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.Split(Separator) is [var number, var decision, var seconds, var doubt, var units]
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && DecisionOf(decision) is { } decided
            && Figures(seconds) is [var time]
            && Figures(units) is { } ratios
            ? new(count, decided, new(time), doubt == Nothing ? null : doubt, [.. ratios])
            : null;
    }

    // Names in study files: a comparison without a decision is open.
    private static string NameOf(Outcome decision) => decision == Outcome.Inconclusive ? Undecided : decision.ToString();

    private static Outcome? DecisionOf(string name) =>
        Enum.GetValues<Outcome>().Cast<Outcome?>().FirstOrDefault(decision => NameOf(decision!.Value) == name);

    // Null when one of them is no finite number.
    private static List<double>? Figures(string text)
    {
        var figures = new List<double>();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var figure) || !double.IsFinite(figure))
            {
                return null;
            }

            figures.Add(figure);
        }

        return figures;
    }
}
