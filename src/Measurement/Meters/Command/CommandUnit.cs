namespace EnergyGate.Measurement.Meters.Command;

/// <summary>Unit of a program's number.</summary>
/// <param name="IsPower">Whether it is instantaneous power; otherwise cumulative energy.</param>
/// <param name="Factor">Watts or joules per unit.</param>
/// <param name="Symbol">The unit's symbol.</param>
public readonly record struct CommandUnit(bool IsPower, double Factor, string Symbol)
{
    private static readonly Dictionary<string, CommandUnit> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["W"] = new(true, 1, "W"),
        ["watt"] = new(true, 1, "W"),
        ["watts"] = new(true, 1, "W"),
        ["milliwatts"] = new(true, 1e-3, "mW"),
        ["kW"] = new(true, 1e3, "kW"),
        ["kilowatts"] = new(true, 1e3, "kW"),
        ["J"] = new(false, 1, "J"),
        ["joule"] = new(false, 1, "J"),
        ["joules"] = new(false, 1, "J"),
        ["uJ"] = new(false, 1e-6, "uJ"),
        ["microjoules"] = new(false, 1e-6, "uJ"),
        ["millijoules"] = new(false, 1e-3, "mJ"),
        ["kJ"] = new(false, 1e3, "kJ"),
        ["kilojoules"] = new(false, 1e3, "kJ"),
        ["Wh"] = new(false, 3600, "Wh"),
        ["kWh"] = new(false, 3.6e6, "kWh"),
    };

    /// <summary>The legal names and symbols, for messages.</summary>
    public static string Legal =>
        "W, mW, kW, J, uJ, mJ, kJ, Wh, kWh, or watts, milliwatts, kilowatts, joules, microjoules, millijoules, kilojoules";

    /// <summary>Finds a unit by name or symbol, ignoring case, except in mW and mJ: M would be mega.</summary>
    /// <param name="name">The name or symbol.</param>
    /// <param name="unit">The unit.</param>
    public static bool TryFind(string name, out CommandUnit unit)
    {
        unit = name switch
        {
            "mW" => new(true, 1e-3, "mW"),
            "mJ" => new(false, 1e-3, "mJ"),
            _ => default,
        };
        return unit.Factor > 0 || Known.TryGetValue(name, out unit);
    }
}
