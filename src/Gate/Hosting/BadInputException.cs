using EnergyGate.Errors;

namespace EnergyGate.Gate.Hosting;

/// <summary>Input or usage that the user can mend; the message is the one line that the program prints before it exits with 3.</summary>
public sealed class BadInputException : UserErrorException
{
    /// <summary>With the line for the user: what was given, what is legal, what to do.</summary>
    public BadInputException(string message)
        : base(message)
    {
    }

    /// <summary>With the line for the user and what lies behind it.</summary>
    public BadInputException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>An unspecified bad input.</summary>
    public BadInputException()
    {
    }
}
