namespace EnergyGate.Gate.Results;

/// <summary>What a cell of the gate ends in.</summary>
public enum Verdict
{
    /// <summary>Proven inside its limit.</summary>
    Pass,

    /// <summary>Proven outside its limit.</summary>
    Fail,

    /// <summary>The interval straddles the limit: nothing is proven.</summary>
    Inconclusive,

    /// <summary>Better on one axis beyond its margin, worse on another.</summary>
    Trade,

    /// <summary>So much better than its baseline that the baseline must be refreshed.</summary>
    Improved,

    /// <summary>There is no figure, and the reason says why; counts neither as passed nor as failed.</summary>
    NotMeasured,

    /// <summary>The reference variant's own figure.</summary>
    Reference,
}
