namespace EnergyGate.Measurement.Meters;

/// <summary>Whether a meter is available on this machine, and its source or the reason. Default: not available, not probed.</summary>
public readonly record struct MeterAvailability
{
    private readonly string? detail;

    private MeterAvailability(bool isAvailable, string detail)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(detail);
        IsAvailable = isAvailable;
        this.detail = detail;
    }

    /// <summary>Whether the meter is available.</summary>
    public bool IsAvailable { get; }

    /// <summary>One sentence: the source of the figures, or the reason that there are none.</summary>
    public string Detail => detail ?? "not probed";

    /// <summary>An available meter.</summary>
    /// <param name="source">Source of its figures.</param>
    public static MeterAvailability Available(string source) => new(true, source);

    /// <summary>An unavailable meter. Its figures are "not measured" with this reason, never 0 J.</summary>
    /// <param name="reason">What is missing and, where possible, the remedy.</param>
    public static MeterAvailability Unavailable(string reason) => new(false, reason);

    /// <summary>One line for the user.</summary>
    public override string ToString() => IsAvailable ? $"available: {Detail}" : $"not available: {Detail}";
}
