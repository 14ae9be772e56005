namespace EnergyGate.Gate.Results;

/// <summary>How the answers of a part of a task's examples changed: for finding out whom a change hits. It decides nothing.</summary>
/// <param name="By">What the examples were parted by: length or label.</param>
/// <param name="Name">Which part: <c>3 to 9 tokens</c>, <c>entailment</c>.</param>
/// <param name="Examples">Examples in it.</param>
/// <param name="Reference">Share that the reference has right; of a regression its mean distance to the true score.</param>
/// <param name="Value">The same of the variant.</param>
/// <param name="Losses">Examples that only the reference has right; 0 for a regression.</param>
/// <param name="Gains">Examples that only the variant has right; 0 for a regression.</param>
/// <param name="MarginShift">
/// Mean change of the right answers' lead, as a share of the task's typical lead; null where an answer is missing.
/// </param>
/// <param name="P">
/// Does the lead change otherwise than in the other parts? Welch's p, by Holm for the parts of the task; null where it cannot be said.
/// </param>
public sealed record AnswerSlice(string By, string Name, int Examples, double Reference, double Value, int Losses, int Gains, double? MarginShift, double? P);
