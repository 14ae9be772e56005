namespace EnergyGate.Gate.Compare.Run;

/// <summary>Load of other processes on the machine. Recorded for each unit, and never a reason to drop one.</summary>
internal interface IForeignLoad
{
    /// <summary>A unit begins.</summary>
    void Mark();

    /// <summary>A unit ends. Returns the share of all processors that other processes used, 0 to 1; NaN if unknown.</summary>
    double SinceMark();
}
