namespace EnergyGate.Gate.Verdicts;

/// <summary>Names of figures that are no score of a task.</summary>
public static class MetricNames
{
    /// <summary>Share of examples whose answer changed.</summary>
    public const string Flips = "flips";

    /// <summary>Joules, or their ratio to the reference's.</summary>
    public const string Joules = "joules";

    /// <summary>Seconds, or their ratio to the reference's.</summary>
    public const string Seconds = "seconds";
}
