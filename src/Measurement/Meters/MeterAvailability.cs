namespace EnergyGate.Measurement.Meters;

/// <summary>Whether a meter can be used on this machine, and why it can or cannot. The default is: not available, not probed.</summary>
public readonly record struct MeterAvailability
{
    private readonly string? detail;

    private MeterAvailability(bool isAvailable, string detail)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(detail);
        IsAvailable = isAvailable;
        this.detail = detail;
    }

    /// <summary>Whether the meter gives figures here.</summary>
    public bool IsAvailable { get; }

    /// <summary>One sentence: where the figures come from, or why there are none.</summary>
    public string Detail => detail ?? "not probed";

    /// <summary>The meter can be used.</summary>
    /// <param name="source">Where its figures come from.</param>
    public static MeterAvailability Available(string source) => new(true, source);

    /// <summary>The meter cannot be used: "not measured, because ...", never 0 J.</summary>
    /// <param name="reason">What is missing and, where something can be done about it, what.</param>
    public static MeterAvailability Unavailable(string reason) => new(false, reason);

    /// <summary>One line for a person.</summary>
    public override string ToString() => IsAvailable ? $"available: {Detail}" : $"not available: {Detail}";
}
