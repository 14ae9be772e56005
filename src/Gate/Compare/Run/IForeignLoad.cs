namespace EnergyGate.Gate.Compare.Run;

/// <summary>What other processes use of the machine meanwhile: recorded for each unit, and never a reason to drop one.</summary>
public interface IForeignLoad
{
    /// <summary>A unit begins.</summary>
    void Mark();

    /// <summary>A unit ends: the share of all processors that others used, 0 to 1; NaN where it is not known.</summary>
    double SinceMark();
}
