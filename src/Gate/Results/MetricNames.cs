namespace EnergyGate.Gate.Results;

/// <summary>Names of figures that are not scores of a task.</summary>
internal static class MetricNames
{
    /// <summary>Share of examples whose answer changed, 0 to 1.</summary>
    public const string Flips = "flips";

    /// <summary>Change of the lead of the right answer over the best wrong one.</summary>
    public const string Margin = "margin";

    /// <summary>Sum of accepted changes of energy since the last release.</summary>
    public const string Drift = "drift";

    /// <summary>The same sum for the energy from text to answer.</summary>
    public const string PipelineDrift = "pipeline-drift";

    /// <summary>An expired waiver.</summary>
    public const string Waiver = "waiver";

    /// <summary>Whether a figure of the checks accuracy and regression is a score of the task.</summary>
    /// <param name="metric">Name of the figure.</param>
    public static bool IsScore(string metric) => metric is not (Flips or Margin) && !IsDrift(metric);

    /// <summary>Whether a figure is a sum of accepted changes.</summary>
    /// <param name="metric">Name of the figure.</param>
    public static bool IsDrift(string metric) => metric is Drift or PipelineDrift;

    /// <summary>Ratio of joules to the reference or the base.</summary>
    public const string Joules = "joules";

    /// <summary>Measured joules per text.</summary>
    public const string JoulesPerText = "joules-per-text";

    /// <summary>Ratio of seconds to the reference.</summary>
    public const string Seconds = "seconds";
}
