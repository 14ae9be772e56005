using EnergyGate.Measurement.Statistics;

namespace EnergyGate.Measurement.Sampling;

/// <summary>The parts of a run as its power shows them: idle, warm-up, steady state.</summary>
/// <param name="IdleLevel">Median of the idle part, in the unit of the figures.</param>
/// <param name="WorkStart">Index of the first figure of the work; the number of figures when there is none.</param>
/// <param name="Steady">The steady state; its start counts from the beginning of the series, idle part included.</param>
public readonly record struct RunPhases(double IdleLevel, int WorkStart, SteadyState Steady)
{
    /// <summary>Work shows when it lifts the figure by this fraction of the idle level.</summary>
    private const double LeastRise = 0.1;

    /// <summary>Finds the parts.</summary>
    /// <param name="figures">[count] power at a fixed rate, idle at first.</param>
    /// <param name="idleCount">Figures that are known to be idle, at least 1.</param>
    /// <param name="rules">What steady means; null for the default.</param>
    /// <exception cref="ArgumentOutOfRangeException">The idle part is empty or longer than the series.</exception>
    public static RunPhases Find(ReadOnlySpan<double> figures, int idleCount, SteadyStateRules? rules = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(idleCount, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(idleCount, figures.Length);
        var idle = Medians.Median(figures[..idleCount]);
        var ceiling = idle * (1 + LeastRise) + (rules ?? SteadyStateRules.Default).Quantum;
        for (var i = 0; i < idleCount; i++)
        {
            ceiling = Math.Max(ceiling, figures[i]);
        }

        var start = idleCount;
        while (start < figures.Length && !(figures[start] > ceiling))
        {
            start++;
        }

        if (start == figures.Length)
        {
            return new(idle, start, new(null, double.NaN, double.NaN, "the figure never rose above its idle level"));
        }

        var steady = SteadyStateSearch.Find(figures[start..], rules);
        return new(idle, start, steady with { Start = steady.Start + start });
    }
}
