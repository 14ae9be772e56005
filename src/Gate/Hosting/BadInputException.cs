using EnergyGate.Errors;

namespace EnergyGate.Gate.Hosting;

/// <summary>Bad input or usage. The message is the one line that the program prints before it exits with 3.</summary>
internal sealed class BadInputException : UserErrorException
{
    /// <summary>Bad input with one line for the user.</summary>
    /// <param name="message">What was given, what is legal, what to do.</param>
    public BadInputException(string message)
        : base(message)
    {
    }

    /// <summary>Bad input with one line for the user and its cause.</summary>
    /// <param name="message">What was given, what is legal, what to do.</param>
    /// <param name="inner">The cause.</param>
    public BadInputException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>Unspecified bad input.</summary>
    public BadInputException()
    {
    }
}
