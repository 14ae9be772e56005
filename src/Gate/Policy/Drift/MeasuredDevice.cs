using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Policy.Drift;

/// <summary>
/// The device of a comparison's joules: the machine, and the meter if it is a device's. A change counts once per device.
/// </summary>
internal static class MeasuredDevice
{
    private const string Device = "device";
    private const string Machine = "machine";

    /// <summary>The device of a result; <c>unknown</c> where it does not say.</summary>
    public static string Of(GateResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.Environment.GetValueOrDefault(Device) ?? result.Environment.GetValueOrDefault(Machine, "unknown");
    }

    /// <summary>The result, labelled with a meter's device.</summary>
    /// <param name="result">The result.</param>
    /// <param name="meter">The meter, and its device if it sees exactly one.</param>
    public static GateResult Name(GateResult result, string meter)
    {
        ArgumentNullException.ThrowIfNull(result);
        var machine = result.Environment.GetValueOrDefault(Machine, "unknown");
        return result with { Environment = result.Environment.SetItem(Device, $"{machine}, {meter}") };
    }
}
