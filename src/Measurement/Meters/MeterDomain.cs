namespace EnergyGate.Measurement.Meters;

/// <summary>Whose energy a meter sees: work that runs elsewhere does not show in its figures.</summary>
public enum MeterDomain
{
    /// <summary>The cores that this process used.</summary>
    Processor,

    /// <summary>One whole graphics board.</summary>
    GraphicsBoard,

    /// <summary>The whole machine, as a meter at its socket or its management board sees it.</summary>
    Machine,
}
