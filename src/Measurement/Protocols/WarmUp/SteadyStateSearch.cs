using EnergyGate.Statistics.Intervals;

namespace EnergyGate.Measurement.Protocols.WarmUp;

/// <summary>
/// Finds the end of the warm-up in figures of equal pieces of work. Steady is the longest end of the series whose first and last few
/// figures have the same median: medians, because single spikes say nothing; both ends, because a drift too slow to be seen between
/// neighbours shows there.
/// </summary>
public static class SteadyStateSearch
{
    /// <summary>A figure this many deviations off the level belongs to what came before.</summary>
    private const double Deviations = 5;

    /// <summary>Searches a series.</summary>
    /// <param name="figures">
    /// [count] joules, seconds or watts of equal pieces of work, in their order; what is no number counts as a hole that nothing steady
    /// spans.
    /// </param>
    /// <param name="rules">What steady means; null for the default.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rules cannot be followed.</exception>
    public static SteadyState Find(ReadOnlySpan<double> figures, SteadyStateRules? rules = null)
    {
        rules ??= SteadyStateRules.Default;
        rules.Validate();
        var least = Math.Max(2 * rules.Window, (int)Math.Ceiling(figures.Length * rules.MinShare));
        if (figures.Length < least)
        {
            return None($"{figures.Length} figures; {least} are needed to tell");
        }

        var first = FirstAfterHoles(figures);
        if (first + least > figures.Length)
        {
            return None("a figure is missing or below 0 near the end");
        }

        for (var start = first; start + least <= figures.Length; start++)
        {
            var rest = figures[start..];
            var (head, tail) = (Medians.Median(rest[..rules.Window]), Medians.Median(rest[^rules.Window..]));
            if (Math.Abs(head - tail) <= (rules.Tolerance * (head + tail) / 2) + rules.Quantum)
            {
                return Refined(figures, start, figures.Length - least, rules);
            }
        }

        return None("the figures drift to the end");
    }

    /// <summary>The first windows' medians hide a few figures from before a step: those are passed over.</summary>
    private static SteadyState Refined(ReadOnlySpan<double> figures, int start, int last, SteadyStateRules rules)
    {
        var (level, deviation) = LevelOf(figures[start..]);
        if (level == 0)
        {
            return None("the figures do not move: the meter is stuck, or the pieces of work are shorter than its tick");
        }

        while (start < last && Math.Abs(figures[start] - level) > (Deviations * deviation) + (rules.Tolerance * level) + rules.Quantum)
        {
            start++;
        }

        (level, deviation) = LevelOf(figures[start..]);
        return new(start, level, deviation / level, null);
    }

    private static (double Level, double Deviation) LevelOf(ReadOnlySpan<double> figures) =>
        (Medians.Median(figures), Medians.AbsoluteDeviation(figures));

    private static int FirstAfterHoles(ReadOnlySpan<double> figures)
    {
        var first = figures.Length;
        while (first > 0 && double.IsFinite(figures[first - 1]) && figures[first - 1] >= 0)
        {
            first--;
        }

        return first;
    }

    private static SteadyState None(string reason) => new(null, double.NaN, double.NaN, reason);
}
