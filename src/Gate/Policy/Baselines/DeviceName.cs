namespace EnergyGate.Gate.Policy.Baselines;

/// <summary>A device's identity as the name of a file or folder.</summary>
internal static class DeviceName
{
    /// <summary>Its letters and digits in lower case, with hyphens for the rest: <c>amd-epyc-avx2-2-processors</c>.</summary>
    /// <param name="device">The identity of the device, in words.</param>
    public static string Of(string device)
    {
        ArgumentNullException.ThrowIfNull(device);
        var words = new string([.. device.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : ' ')]);
        return string.Join('-', words.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
