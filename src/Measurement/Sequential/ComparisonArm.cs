namespace EnergyGate.Measurement.Sequential;

/// <summary>The two sides of a comparison.</summary>
public enum ComparisonArm
{
    /// <summary>What is compared with: the merge base.</summary>
    Base,

    /// <summary>What is judged.</summary>
    Candidate,
}
