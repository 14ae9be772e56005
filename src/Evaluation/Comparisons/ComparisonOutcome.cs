namespace EnergyGate.Evaluation.Comparisons;

/// <summary>Where the loss of a candidate stands against its tolerance.</summary>
public enum ComparisonOutcome
{
    /// <summary>Proven non-inferior: the upper bound of the loss is at most the tolerance.</summary>
    Accept,

    /// <summary>Proven worse: the lower bound of the loss is beyond the tolerance.</summary>
    Reject,

    /// <summary>Neither is proven.</summary>
    Open,
}
