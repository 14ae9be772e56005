using EnergyGate.Errors;

namespace EnergyGate.Measurement.Meters;

/// <summary>The user chose an invalid meter. The message says what was given and what is legal.</summary>
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
    /// <param name="innerException">The cause.</param>
    public MeterChoiceException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
