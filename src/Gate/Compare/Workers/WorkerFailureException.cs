namespace EnergyGate.Gate.Compare.Workers;

/// <summary>A worker process ended, hangs or speaks another language; it has been killed.</summary>
public sealed class WorkerFailureException : Exception
{
    /// <summary>With what happened, as a clause: which worker, what it did, its last words.</summary>
    public WorkerFailureException(string message)
        : base(message)
    {
    }

    /// <summary>With what happened and what lies behind it.</summary>
    public WorkerFailureException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>An unspecified failure.</summary>
    public WorkerFailureException()
    {
    }
}
