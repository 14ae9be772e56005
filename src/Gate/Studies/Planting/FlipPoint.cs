namespace EnergyGate.Gate.Studies.Planting;

/// <summary>A point of the detection curve: what the gate says of so many wrong answers, planted again and again.</summary>
/// <param name="Task">The task.</param>
/// <param name="Examples">Its examples.</param>
/// <param name="Declared">Flips that the variant declares; null for a regression, which has none.</param>
/// <param name="Flips">Answers turned.</param>
/// <param name="Draws">How often, each time others.</param>
/// <param name="Fails">A cell is FAIL.</param>
/// <param name="Open">None is FAIL, one is INCONCLUSIVE.</param>
/// <param name="FoundByFlips">FAIL of the count of flips.</param>
/// <param name="FoundByScores">FAIL of a score.</param>
/// <param name="OpenScores">A score is INCONCLUSIVE: with a variant that no baseline holds, that stops the run.</param>
/// <param name="FoundByMargin">FAIL of the margin; null where the recipe declares no limit.</param>
/// <param name="FoundByStored">FAIL beside stored answers; null where none are comparable.</param>
public sealed record FlipPoint(
    string Task,
    int Examples,
    int? Declared,
    int Flips,
    int Draws,
    int Fails,
    int Open,
    int FoundByFlips,
    int FoundByScores,
    int OpenScores,
    int? FoundByMargin,
    int? FoundByStored)
{
    /// <summary>Every cell is PASS.</summary>
    public int Passes => Draws - Fails - Open;

    /// <summary>What is promised: more flips than declared are always found, and without a flip nothing is.</summary>
    public bool Holds => Flips == 0 ? Fails == 0 : !(Flips > Declared) || Fails == Draws;
}
