using EnergyGate.Errors;

namespace EnergyGate.Measurement.Meters.Estimated;

/// <summary>A device profile's file is not one; the message names the file, the field and what is legal.</summary>
public sealed class DeviceProfileException : UserErrorException
{
    /// <summary>Makes the exception.</summary>
    public DeviceProfileException()
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">File, field, what was given, what is legal.</param>
    public DeviceProfileException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">File, field, what was given, what is legal.</param>
    /// <param name="innerException">What the reader met.</param>
    public DeviceProfileException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
