namespace EnergyGate.Measurement.Meters;

/// <summary>The part of a machine that a meter measures. Work elsewhere is not in its figures.</summary>
public enum MeterDomain
{
    /// <summary>The processors.</summary>
    Processor,

    /// <summary>One graphics board.</summary>
    GraphicsBoard,

    /// <summary>The whole machine, e.g. by a wall meter or its management controller.</summary>
    Machine,
}
