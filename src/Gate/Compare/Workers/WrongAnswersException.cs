namespace EnergyGate.Gate.Compare.Workers;

/// <summary>A worker did not do the work that was measured: other answers than the checked ones, or another number of texts.</summary>
internal sealed class WrongAnswersException : Exception
{
    /// <summary>Creates one with a message, as a clause: which worker, and what differs.</summary>
    public WrongAnswersException(string message)
        : base(message)
    {
    }

    /// <summary>Creates one with a message and its cause.</summary>
    public WrongAnswersException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>An unspecified difference.</summary>
    public WrongAnswersException()
    {
    }
}
