namespace EnergyGate.Measurement.Protocols.PairedLaunches;

/// <summary>The two sides of a comparison.</summary>
public enum ComparisonArm
{
    /// <summary>What is compared with: the merge base.</summary>
    Base,

    /// <summary>What is judged.</summary>
    Candidate,
}
