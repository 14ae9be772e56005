namespace EnergyGate.Bench.Planting;

/// <summary>A point of the detection curve: the verdicts on a number of wrong answers, planted in several draws.</summary>
/// <param name="Task">Name of the task.</param>
/// <param name="Examples">Number of its examples.</param>
/// <param name="Declared">Number of flips that the variant declares; null for a regression, which has none.</param>
/// <param name="Flips">Number of answers turned.</param>
/// <param name="Draws">Number of draws; each turns other answers.</param>
/// <param name="Fails">Draws with a FAIL.</param>
/// <param name="Open">Draws without a FAIL and with an INCONCLUSIVE.</param>
/// <param name="FailsByFlips">Draws in which the number of flips is FAIL.</param>
/// <param name="FailsByScore">Draws in which a score is FAIL.</param>
/// <param name="OpenScores">Draws in which a score is INCONCLUSIVE. Without a baseline of the variant this stops a run.</param>
/// <param name="FailsByMargin">Draws in which the margin is FAIL; null where the recipe declares no limit.</param>
/// <param name="FailsByStored">Draws in which the comparison with stored answers is FAIL; null where none are comparable.</param>
public sealed record FlipPoint(
    string Task,
    int Examples,
    int? Declared,
    int Flips,
    int Draws,
    int Fails,
    int Open,
    int FailsByFlips,
    int FailsByScore,
    int OpenScores,
    int? FailsByMargin,
    int? FailsByStored)
{
    /// <summary>Draws in which every verdict is PASS.</summary>
    public int Passes => Draws - Fails - Open;

    /// <summary>Whether the promise holds: every draw of more flips than declared is FAIL, and none without a flip.</summary>
    public bool Holds => Flips == 0 ? Fails == 0 : !(Flips > Declared) || Fails == Draws;
}
