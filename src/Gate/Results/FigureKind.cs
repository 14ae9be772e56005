namespace EnergyGate.Gate.Results;

/// <summary>Origin of a figure. Figures of different kinds are never compared.</summary>
internal enum FigureKind
{
    /// <summary>Read from a meter or a clock.</summary>
    Measured,

    /// <summary>CPU time multiplied by an assumed power.</summary>
    Estimated,

    /// <summary>Computed from the graph and a device profile.</summary>
    Modelled,

    /// <summary>Computed without noise.</summary>
    Exact,
}
