namespace EnergyGate.Errors;

/// <summary>
/// An error that the user can correct: bad input, bad usage, a missing file. The program prints one line and exits with 3. Every other
/// exception is an internal error. Each cause derives from this class; there is no list to extend.
/// </summary>
public abstract class UserErrorException : Exception
{
    /// <summary>An error with one line for the user.</summary>
    /// <param name="message">What was given, what is legal, what to do.</param>
    protected UserErrorException(string message)
        : base(message)
    {
    }

    /// <summary>An error with one line for the user and its cause.</summary>
    /// <param name="message">What was given, what is legal, what to do.</param>
    /// <param name="inner">The cause; null if there is none.</param>
    protected UserErrorException(string message, Exception? inner)
        : base(message, inner)
    {
    }

    /// <summary>An unspecified error.</summary>
    protected UserErrorException()
    {
    }

    /// <summary>The line that the program prints; by default the message.</summary>
    public virtual string UserMessage => Message;
}
