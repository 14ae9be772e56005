using EnergyGate.Statistics.Intervals;

namespace EnergyGate.Statistics;

/// <summary>Decides where intervals stand against limits. Inside = ok; anything not provably inside, NaN included, does not pass.</summary>
public static class Outcomes
{
    /// <summary>Where an interval stands against a ceiling; a straddling or NaN interval decides nothing.</summary>
    /// <param name="ratio">The interval, e.g. of a ratio of joules.</param>
    /// <param name="ceiling">The largest legal value, e.g. 1.02.</param>
    public static Outcome AgainstCeiling(Interval ratio, double ceiling) => ratio switch
    {
        _ when double.IsNaN(ratio.Lower) || double.IsNaN(ratio.Upper) || !(ratio.Lower <= ratio.Upper) => Outcome.Inconclusive,
        _ when ratio.Lower > ceiling => Outcome.Fail,
        _ when ratio.Upper <= ceiling => Outcome.Pass,
        _ => Outcome.Inconclusive,
    };
}
