namespace EnergyGate.Variants.Parity;

/// <summary>Declared numeric tolerance of a recipe against the reference on the same inputs.</summary>
/// <param name="IsLossless">Whether the same mathematics is computed: then <paramref name="Elements"/> counts, otherwise the relative
/// errors do.</param>
/// <param name="Elements">Tolerance per element of hidden states and logits of a lossless recipe.</param>
/// <param name="HiddenStateError">Maximum relative error (Euclidean) of a hidden state of a lossy recipe, as a fraction.</param>
/// <param name="LogitsError">Maximum relative error (Euclidean) of all logits of a task of a lossy recipe, as a fraction.</param>
public sealed record ParityTolerance(bool IsLossless, NumericTolerance Elements, double HiddenStateError, double LogitsError)
{
    /// <summary>
    /// The same mathematics rounded in another order: 1e-4 absolute and relative, ten times the deviation observed for such rewrites of a
    /// six-layer encoder.
    /// </summary>
    public static ParityTolerance Lossless { get; } = new(true, new(1e-4f, 1e-4f), 0, 0);

    /// <summary>Information is lost; the figures are the recipe's own.</summary>
    public static ParityTolerance Lossy(double hiddenStateError, double logitsError) => new(false, default, hiddenStateError, logitsError);

    /// <summary>The share of the tolerance that a hidden state uses.</summary>
    public double HiddenStateShare(ReadOnlySpan<float> actual, ReadOnlySpan<float> expected) => Share(actual, expected, HiddenStateError);

    /// <summary>The share of the tolerance that the logits use.</summary>
    public double LogitsShare(ReadOnlySpan<float> actual, ReadOnlySpan<float> expected) => Share(actual, expected, LogitsError);

    private double Share(ReadOnlySpan<float> actual, ReadOnlySpan<float> expected, double error) =>
        IsLossless ? Elements.Compare(actual, expected).ToleranceUsed : RelativeError.Of(actual, expected) / error;
}
