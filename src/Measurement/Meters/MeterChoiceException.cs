using EnergyGate.Errors;

namespace EnergyGate.Measurement.Meters;

/// <summary>A meter was asked for that nobody can open; the message says what was given and what is legal.</summary>
public sealed class MeterChoiceException : UserErrorException
{
    /// <summary>Makes the exception.</summary>
    public MeterChoiceException()
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What was given, what is legal.</param>
    public MeterChoiceException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What was given, what is legal.</param>
    /// <param name="innerException">What the reader met.</param>
    public MeterChoiceException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
