namespace EnergyGate.Evaluation.Metrics;

/// <summary>
/// Margins and confidence of an answer from its logits. Log-probabilities are logits minus a common constant, so a margin needs no softmax.
/// </summary>
public static class LogitMargins
{
    /// <summary>
    /// The lead of a class: ln p(class) - ln p(the most probable other class), in nats; negative where another class is the answer. NaN
    /// where a logit is NaN, or both are the same infinity.
    /// </summary>
    /// <param name="logits">[class], at least two.</param>
    /// <param name="label">The class.</param>
    public static double Of(ReadOnlySpan<float> logits, int label)
    {
        var best = double.NegativeInfinity;
        for (var i = 0; i < logits.Length; i++)
        {
            best = i == label ? best : Math.Max(best, logits[i]); // Math.Max hands on a NaN
        }

        return logits[label] - best;
    }

    /// <summary>The probability of the most probable class, by the softmax; NaN where a logit is NaN or infinite.</summary>
    /// <param name="logits">[class], at least one.</param>
    public static double Confidence(ReadOnlySpan<float> logits)
    {
        double max = logits[0], sum = 0;
        foreach (var logit in logits)
        {
            max = Math.Max(max, logit);
        }

        foreach (var logit in logits)
        {
            sum += Math.Exp(logit - max);
        }

        return 1 / sum;
    }
}
