using EnergyGate.Statistics.Intervals;

namespace EnergyGate.Statistics;

/// <summary>Decides where intervals stand against limits. Only an interval that is provably inside passes; NaN never does.</summary>
public static class Outcomes
{
    /// <summary>Where an interval stands against a ceiling; an interval that contains the ceiling, or NaN, is inconclusive.</summary>
    /// <param name="ratio">The interval, e.g. of a ratio of joules.</param>
    /// <param name="ceiling">The maximum legal value, e.g. 1.02.</param>
    public static Outcome AgainstCeiling(Interval ratio, double ceiling) =>
        double.IsNaN(ratio.Lower) || double.IsNaN(ratio.Upper) || !(ratio.Lower <= ratio.Upper) ? Outcome.Inconclusive
        : ratio.Lower > ceiling ? Outcome.Fail
        : ratio.Upper <= ceiling ? Outcome.Pass
        : Outcome.Inconclusive;
}
