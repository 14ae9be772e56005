using EnergyGate.Statistics;

namespace EnergyGate.Gate.Results;

/// <summary>Maps a statistical outcome to a verdict.</summary>
internal static class OutcomeVerdicts
{
    /// <summary>PASS, FAIL or INCONCLUSIVE.</summary>
    /// <param name="outcome">Position of an interval against its limit.</param>
    public static Verdict ToVerdict(this Outcome outcome) => outcome switch
    {
        Outcome.Pass => Verdict.Pass,
        Outcome.Fail => Verdict.Fail,
        _ => Verdict.Inconclusive,
    };
}
