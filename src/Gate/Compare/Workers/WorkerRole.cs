namespace EnergyGate.Gate.Compare.Workers;

/// <summary>Which part a worker plays in a comparison.</summary>
public enum WorkerRole
{
    /// <summary>The program that would be replaced.</summary>
    Base,

    /// <summary>The program that is judged.</summary>
    Candidate,

    /// <summary>The base once more: it differs from the base by nothing but its launch.</summary>
    Control,
}
