namespace EnergyGate.Evaluation.Metrics;

/// <summary>Scores of predicted classes against true classes, as scikit-learn computes them; 0 where the textbook has 0/0.</summary>
internal static class Classification
{
    /// <summary>Share of equal classes, 0..1.</summary>
    /// <param name="actual">True classes.</param>
    /// <param name="predicted">Predicted classes, of the same length.</param>
    public static double Accuracy(ReadOnlySpan<int> actual, ReadOnlySpan<int> predicted)
    {
        PairedInput.Require(actual.Length, predicted.Length);
        var correct = 0;
        for (var i = 0; i < actual.Length; i++)
        {
            correct += actual[i] == predicted[i] ? 1 : 0;
        }

        return (double)correct / actual.Length;
    }

    /// <summary>F1 of class 1, 0..1.</summary>
    /// <param name="actual">True classes.</param>
    /// <param name="predicted">Predicted classes, of the same length.</param>
    public static double F1(ReadOnlySpan<int> actual, ReadOnlySpan<int> predicted) => Matrix(actual, predicted).F1();

    /// <summary>Matthews correlation of two or more classes, -1..1.</summary>
    /// <param name="actual">True classes.</param>
    /// <param name="predicted">Predicted classes, of the same length.</param>
    public static double Matthews(ReadOnlySpan<int> actual, ReadOnlySpan<int> predicted) => Matrix(actual, predicted).Matthews();

    private static ConfusionMatrix Matrix(ReadOnlySpan<int> actual, ReadOnlySpan<int> predicted)
    {
        var max = 1;
        foreach (var value in actual)
        {
            max = Math.Max(max, value);
        }

        foreach (var value in predicted)
        {
            max = Math.Max(max, value);
        }

        return ConfusionMatrix.Of(actual, predicted, max + 1);
    }
}
