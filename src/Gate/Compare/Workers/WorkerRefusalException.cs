namespace EnergyGate.Gate.Compare.Workers;

/// <summary>A worker refused a request because of the variant; the worker itself keeps running.</summary>
internal sealed class WorkerRefusalException : Exception
{
    /// <summary>Creates one with a message, as a clause: which worker, and its answer.</summary>
    public WorkerRefusalException(string message)
        : base(message)
    {
    }

    /// <summary>Creates one with a message and its cause.</summary>
    public WorkerRefusalException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>An unspecified refusal.</summary>
    public WorkerRefusalException()
    {
    }
}
