
namespace EnergyGate.Measurement.Protocols.PairedLaunches;

/// <summary>The two arms of a comparison.</summary>
public enum ComparisonArm
{
    /// <summary>The reference of a comparison: the merge base.</summary>
    Base,

    /// <summary>The candidate: what is judged.</summary>
    Candidate,
}
