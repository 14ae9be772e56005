using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Policy.Drift;

/// <summary>
/// Whose joules a comparison's are: the machine's, and by which meter where it is a device's. One change counts once on each of them.
/// </summary>
public static class MeasuredDevice
{
    private const string Device = "device";
    private const string Machine = "machine";

    /// <summary>The device of a result; <c>unknown</c> where it does not say.</summary>
    public static string Of(GateResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.Environment.GetValueOrDefault(Device) ?? result.Environment.GetValueOrDefault(Machine, "unknown");
    }

    /// <summary>The result, said to be of a meter's device.</summary>
    /// <param name="result">The result.</param>
    /// <param name="meter">The meter, and the one device that it sees where it sees one.</param>
    public static GateResult Name(GateResult result, string meter)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result with { Environment = result.Environment.SetItem(Device, $"{result.Environment.GetValueOrDefault(Machine, "unknown")}, {meter}") };
    }
}
