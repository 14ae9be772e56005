using EnergyGate.Statistics.Intervals;

namespace EnergyGate.Measurement.Protocols.WarmUp;

/// <summary>
/// Finds the end of the warm-up in the values of equal pieces of work. The steady part is the longest tail of the series whose first and
/// last few values have the same median. Medians ignore single spikes; comparing both ends reveals a slow drift.
/// </summary>
public static class SteadyStateSearch
{
    /// <summary>A value more than this many deviations from the level belongs to the warm-up.</summary>
    private const double Deviations = 5;

    /// <summary>Searches a series.</summary>
    /// <param name="values">
    /// [count] joules, seconds or watts of equal pieces of work, in time order. A steady part contains no NaN, infinite or negative value.
    /// </param>
    /// <param name="rules">The criteria; null for the default.</param>
    /// <exception cref="ArgumentOutOfRangeException">A criterion is out of range.</exception>
    public static SteadyState Find(ReadOnlySpan<double> values, SteadyStateRules? rules = null)
    {
        rules ??= SteadyStateRules.Default;
        rules.Validate();
        var minCount = Math.Max(2 * rules.Window, (int)Math.Ceiling(values.Length * rules.MinShare));
        if (values.Length < minCount)
        {
            return None($"only {values.Length} values; at least {minCount} are needed");
        }

        var first = FirstAfterInvalid(values);
        if (first + minCount > values.Length)
        {
            return None("a value near the end is missing or negative");
        }

        for (var start = first; start + minCount <= values.Length; start++)
        {
            var rest = values[start..];
            var (head, tail) = (Medians.Median(rest[..rules.Window]), Medians.Median(rest[^rules.Window..]));
            if (Math.Abs(head - tail) <= (rules.Tolerance * (head + tail) / 2) + rules.Quantum)
            {
                return Refined(values, start, values.Length - minCount, rules);
            }
        }

        return None("the values still drift at the end");
    }

    /// <summary>The median of the first values can hide a few from before a step; skips these.</summary>
    private static SteadyState Refined(ReadOnlySpan<double> values, int start, int last, SteadyStateRules rules)
    {
        var (level, deviation) = LevelOf(values[start..]);
        if (level == 0)
        {
            return None("the values do not change: the meter is stuck, or each piece of work is shorter than its tick");
        }

        while (start < last && Math.Abs(values[start] - level) > (Deviations * deviation) + (rules.Tolerance * level) + rules.Quantum)
        {
            start++;
        }

        (level, deviation) = LevelOf(values[start..]);
        return new(start, level, deviation / level, null);
    }

    private static (double Level, double Deviation) LevelOf(ReadOnlySpan<double> values) =>
        (Medians.Median(values), Medians.AbsoluteDeviation(values));

    private static int FirstAfterInvalid(ReadOnlySpan<double> values)
    {
        var first = values.Length;
        while (first > 0 && double.IsFinite(values[first - 1]) && values[first - 1] >= 0)
        {
            first--;
        }

        return first;
    }

    private static SteadyState None(string reason) => new(null, double.NaN, double.NaN, reason);
}
