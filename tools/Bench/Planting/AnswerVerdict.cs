namespace EnergyGate.Bench.Planting;

/// <summary>The verdicts on the answers to one task.</summary>
/// <param name="Fails">Whether any verdict is FAIL.</param>
/// <param name="IsOpen">Whether none is FAIL and at least one is INCONCLUSIVE.</param>
/// <param name="FailsByFlips">Whether the number of flips is FAIL.</param>
/// <param name="FailsByScore">Whether a score is FAIL.</param>
/// <param name="HasOpenScore">Whether a score is INCONCLUSIVE. Without a baseline of the variant this stops a run.</param>
/// <param name="FailsByMargin">Whether the margin is FAIL; null where the recipe declares no limit.</param>
/// <param name="FailsByStored">Whether the comparison with stored answers is FAIL; null where none are comparable.</param>
public readonly record struct AnswerVerdict(
    bool Fails, bool IsOpen, bool FailsByFlips, bool FailsByScore, bool HasOpenScore, bool? FailsByMargin, bool? FailsByStored);
