using EnergyGate.Errors;

namespace EnergyGate.Measurement.Meters.Estimated;

/// <summary>A file is not a valid device profile. The message names the file, the field and the legal values.</summary>
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
    /// <param name="innerException">The cause.</param>
    public DeviceProfileException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
