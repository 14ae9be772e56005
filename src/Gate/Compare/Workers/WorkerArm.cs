
namespace EnergyGate.Gate.Compare.Workers;

/// <summary>The arm whose program a worker runs.</summary>
internal enum WorkerArm
{
    /// <summary>The base: the program of the base commit.</summary>
    Base,

    /// <summary>The candidate: the program of the working tree.</summary>
    Candidate,

    /// <summary>A second worker of the base, which differs from the first only by its launch.</summary>
    Control,
}
