using System.ComponentModel;

namespace EnergyGate.Evaluation.Tasks;

/// <summary>The names of metrics as cells, files and tables write them.</summary>
public static class GlueMetricNames
{
    /// <summary>The metric's name: <c>accuracy</c>, <c>f1</c>, <c>matthews</c>, <c>pearson</c> or <c>spearman</c>.</summary>
    public static string Name(this GlueMetric metric) => metric switch
    {
        GlueMetric.Accuracy => "accuracy",
        GlueMetric.F1 => "f1",
        GlueMetric.Matthews => "matthews",
        GlueMetric.Pearson => "pearson",
        GlueMetric.Spearman => "spearman",
        _ => throw new InvalidEnumArgumentException(nameof(metric), (int)metric, typeof(GlueMetric)),
    };
}
