
namespace EnergyGate.Statistics;

/// <summary>Where an interval stands against a limit.</summary>
public enum Outcome
{
    /// <summary>Undecided: the interval contains the limit, is infinite on the side that matters, or holds NaN.</summary>
    Inconclusive,

    /// <summary>The whole interval is inside the limit.</summary>
    Pass,

    /// <summary>The whole interval is outside the limit.</summary>
    Fail,
}
