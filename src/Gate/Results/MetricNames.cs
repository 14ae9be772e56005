namespace EnergyGate.Gate.Results;

/// <summary>Names of figures that are no score of a task.</summary>
public static class MetricNames
{
    /// <summary>Share of examples whose answer changed.</summary>
    public const string Flips = "flips";

    /// <summary>By how much the right answers' lead over the next one fell.</summary>
    public const string Margin = "margin";

    /// <summary>Sum of the changes of a cost since the last release.</summary>
    public const string Drift = "drift";

    /// <summary>An expired waiver.</summary>
    public const string Waiver = "waiver";

    /// <summary>Whether a figure of the checks accuracy and regression is a score of a task, and not what stands beside scores.</summary>
    /// <param name="metric">Its name.</param>
    public static bool IsScore(string metric) => metric is not (Flips or Margin or Drift);

    /// <summary>Joules, or their ratio to the reference's.</summary>
    public const string Joules = "joules";

    /// <summary>Measured joules of one text.</summary>
    public const string JoulesPerText = "joules-per-text";

    /// <summary>Seconds, or their ratio to the reference's.</summary>
    public const string Seconds = "seconds";
}
