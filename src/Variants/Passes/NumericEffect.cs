namespace EnergyGate.Variants.Passes;

/// <summary>What a rewrite does to the numbers that a graph computes.</summary>
public enum NumericEffect
{
    /// <summary>The same bits.</summary>
    BitExact,

    /// <summary>The same mathematics, rounded in another order.</summary>
    Rounding,

    /// <summary>Information is lost: quantisation, skipping, pruning.</summary>
    Lossy,
}
