using System.Collections.Immutable;
using System.Globalization;
using EnergyGate.Statistics;

namespace EnergyGate.Gate.Studies.Comparisons;

/// <summary>One comparison of a study: what it decided, how long it took, and every unit.</summary>
/// <param name="Number">Its number in the study, from 0: it seeds the coins.</param>
/// <param name="Decision">What the test said.</param>
/// <param name="Seconds">Wall seconds until then.</param>
/// <param name="Doubt">Why nothing may be decided all the same; null when it may.</param>
/// <param name="Units">ln(candidate / base) of each unit that counts.</param>
public sealed record RecordedComparison(int Number, Outcome Decision, double Seconds, string? Doubt, ImmutableArray<double> Units)
{
    private const char Separator = '\t';
    private const string Nothing = "-";
    private const string Undecided = "Open";

    /// <summary>Decided so, and with nothing in its way.</summary>
    public bool Is(Outcome decision) => Doubt is null && Decision == decision;

    /// <summary>The comparison as a line of a study's file.</summary>
    public string ToLine() => string.Join(
        Separator,
        Number.ToString(CultureInfo.InvariantCulture),
        NameOf(Decision),
        Seconds.ToString("F1", CultureInfo.InvariantCulture),
        Doubt?.ReplaceLineEndings(" ").Replace(Separator, ' ') ?? Nothing,
        string.Join(' ', Units.Select(unit => unit.ToString("F5", CultureInfo.InvariantCulture))));

    /// <summary>Reads what <see cref="ToLine"/> wrote; null for a line that it cannot have written. One that was cut off may pass for a shorter one.</summary>
    public static RecordedComparison? Parse(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.Split(Separator) is [var number, var decision, var seconds, var doubt, var units]
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && DecisionOf(decision) is { } decided
            && Figures(seconds) is [var time]
            && Figures(units) is { } ratios
            ? new(count, decided, time, doubt == Nothing ? null : doubt, [.. ratios])
            : null;
    }

    // The words of study files: a comparison that decided nothing is open.
    private static string NameOf(Outcome decision) => decision == Outcome.Inconclusive ? Undecided : decision.ToString();

    private static Outcome? DecisionOf(string name) => Enum.GetValues<Outcome>().Cast<Outcome?>().FirstOrDefault(decision => NameOf(decision!.Value) == name);

    // Null where one is no finite number.
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
