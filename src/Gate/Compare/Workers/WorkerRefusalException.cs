namespace EnergyGate.Gate.Compare.Workers;

/// <summary>A worker answered that it cannot do what was asked: the fault of the variant; the worker lives on.</summary>
public sealed class WorkerRefusalException : Exception
{
    /// <summary>With what happened, as a clause: which worker, and what it said.</summary>
    public WorkerRefusalException(string message)
        : base(message)
    {
    }

    /// <summary>With what happened and what lies behind it.</summary>
    public WorkerRefusalException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>An unspecified refusal.</summary>
    public WorkerRefusalException()
    {
    }
}
