namespace EnergyGate.Gate.Compare.Workers;

/// <summary>A worker process ended, hung or used another protocol; it has been killed.</summary>
internal sealed class WorkerFailureException : Exception
{
    /// <summary>Creates one with a message, as a clause: which worker, what it did, its last line of standard error.</summary>
    public WorkerFailureException(string message)
        : base(message)
    {
    }

    /// <summary>Creates one with a message and its cause.</summary>
    public WorkerFailureException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>An unspecified failure.</summary>
    public WorkerFailureException()
    {
    }
}
