namespace EnergyGate.Evaluation.Tasks;

/// <summary>A score that GLUE reports for a task. Fractions: 0..1, or -1..1 for <see cref="Matthews"/> and the correlations.</summary>
public enum GlueMetric
{
    /// <summary>Share of correct answers.</summary>
    Accuracy,

    /// <summary>F1 of class 1.</summary>
    F1,

    /// <summary>Matthews correlation coefficient (phi; Gorodkin's R_K for more than two classes).</summary>
    Matthews,

    /// <summary>Pearson's product-moment correlation.</summary>
    Pearson,

    /// <summary>Spearman's rank correlation, ties at their average rank.</summary>
    Spearman,
}
