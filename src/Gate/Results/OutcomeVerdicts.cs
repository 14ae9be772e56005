using EnergyGate.Statistics;

namespace EnergyGate.Gate.Results;

/// <summary>The verdict of a statistical outcome.</summary>
public static class OutcomeVerdicts
{
    /// <summary>PASS, FAIL or INCONCLUSIVE.</summary>
    /// <param name="outcome">Where an interval stands against its limit.</param>
    public static Verdict ToVerdict(this Outcome outcome) => outcome switch
    {
        Outcome.Pass => Verdict.Pass,
        Outcome.Fail => Verdict.Fail,
        _ => Verdict.Inconclusive,
    };
}
