namespace EnergyGate.Graphs.Shapes.Values;

/// <summary>What is known of one element of a tensor.</summary>
internal enum ElementKind
{
    /// <summary>Nothing.</summary>
    Unknown,

    /// <summary>An integer, or 0 and 1 of a bool.</summary>
    Integer,

    /// <summary>A floating-point number.</summary>
    Real,

    /// <summary>An expression over dimension symbols that is not a number.</summary>
    Symbolic,
}
