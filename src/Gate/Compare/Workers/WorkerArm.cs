
namespace EnergyGate.Gate.Compare.Workers;

/// <summary>The arm whose program a worker runs.</summary>
public enum WorkerArm
{
    /// <summary>The base: the program that would be replaced.</summary>
    Base,

    /// <summary>The candidate: the program that is judged.</summary>
    Candidate,

    /// <summary>The base once more: it differs from the base by nothing but its launch.</summary>
    Control,
}
