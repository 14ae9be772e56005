
namespace EnergyGate.Measurement.Protocols.PairedLaunches;

/// <summary>The two arms of a comparison.</summary>
public enum ComparisonArm
{
    /// <summary>The reference: the merge base.</summary>
    Base,

    /// <summary>The candidate under test.</summary>
    Candidate,
}
