namespace EnergyGate.Gate.Results;

/// <summary>How answers changed in one slice of a task's examples: shows which examples a change affects. Has no verdict.</summary>
/// <param name="By">Property that defines the slices: length or label.</param>
/// <param name="Name">Name of the slice: <c>3 to 9 tokens</c>, <c>entailment</c>.</param>
/// <param name="Examples">Number of examples in the slice.</param>
/// <param name="Reference">Share of correct answers of the reference, 0 to 1; for a regression its mean absolute error.</param>
/// <param name="Value">The same for the variant.</param>
/// <param name="Losses">Examples that only the reference answers correctly; 0 for a regression.</param>
/// <param name="Gains">Examples that only the variant answers correctly; 0 for a regression.</param>
/// <param name="MarginShift">
/// Mean change of the lead of the right answer, as a share of the task's typical lead; null if an answer is missing.
/// </param>
/// <param name="P">
/// p-value of the hypothesis that the lead changes as in the other slices: Welch's test, Holm-corrected over the slices of the task; null
/// if it cannot be computed.
/// </param>
internal sealed record AnswerSlice(
    string By,
    string Name,
    int Examples,
    double Reference,
    double Value,
    int Losses,
    int Gains,
    double? MarginShift,
    double? P);
