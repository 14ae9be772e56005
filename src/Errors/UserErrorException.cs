namespace EnergyGate.Errors;

/// <summary>
/// Something that the user did or gave and can put right: bad input, bad usage, a file that is missing. The program prints one line and
/// exits with 3; every other exception is a defect of the program. A new cause derives from this class and needs no list.
/// </summary>
public abstract class UserErrorException : Exception
{
    /// <summary>An error with the line for the user: what was given, what is legal, what to do.</summary>
    protected UserErrorException(string message)
        : base(message)
    {
    }

    /// <summary>An error with the line for the user and the exception behind it, if any.</summary>
    protected UserErrorException(string message, Exception? inner)
        : base(message, inner)
    {
    }

    /// <summary>An unspecified error.</summary>
    protected UserErrorException()
    {
    }

    /// <summary>The line that the program prints: the message, unless a cause needs words around it.</summary>
    public virtual string UserMessage => Message;
}
