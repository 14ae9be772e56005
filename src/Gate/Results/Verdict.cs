namespace EnergyGate.Gate.Results;

/// <summary>Verdict of a cell.</summary>
internal enum Verdict
{
    /// <summary>Proven inside its limit.</summary>
    Pass,

    /// <summary>Proven outside its limit.</summary>
    Fail,

    /// <summary>The interval straddles the limit: nothing is proven.</summary>
    Inconclusive,

    /// <summary>A loss on one axis that a gain on the other pays for; a person decides.</summary>
    Trade,

    /// <summary>Better than its baseline by so much that the baseline must be refreshed.</summary>
    Improved,

    /// <summary>There is no figure; the reason says why. Neither passed nor failed.</summary>
    NotMeasured,

    /// <summary>Figure of the reference itself.</summary>
    Reference,
}
