namespace EnergyGate.Evaluation.Metrics;

/// <summary>
/// Counts of (true class, predicted class), whole or weighted, and the scores that follow from them. Where a textbook has 0/0 the score is
/// 0, as scikit-learn and GLUE's public scripts have it.
/// </summary>
internal sealed class ConfusionMatrix
{
    private readonly double[] counts;

    /// <summary>Makes an empty matrix.</summary>
    /// <param name="classCount">Number of classes, at least 2.</param>
    public ConfusionMatrix(int classCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 2);
        ClassCount = classCount;
        counts = new double[classCount * classCount];
    }

    /// <summary>Number of classes.</summary>
    public int ClassCount { get; }

    /// <summary>Number of examples counted.</summary>
    public double Total { get; private set; }

    /// <summary>How many examples of class <paramref name="actual"/> were predicted as <paramref name="predicted"/>.</summary>
    public double this[int actual, int predicted] => counts[(actual * ClassCount) + predicted];

    /// <summary>The matrix of paired labels and predictions of equal, non-zero length.</summary>
    /// <param name="actual">True classes, from 0.</param>
    /// <param name="predicted">Predicted classes, from 0.</param>
    /// <param name="classCount">Number of classes; every value must be below it.</param>
    public static ConfusionMatrix Of(ReadOnlySpan<int> actual, ReadOnlySpan<int> predicted, int classCount)
    {
        PairedInput.Require(actual.Length, predicted.Length);
        var matrix = new ConfusionMatrix(classCount);
        for (var i = 0; i < actual.Length; i++)
        {
            matrix.Add(actual[i], predicted[i], 1);
        }

        return matrix;
    }

    /// <summary>Counts <paramref name="times"/> more examples, also parts of one.</summary>
    public void Add(int actual, int predicted, double times)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)actual, (uint)ClassCount, nameof(actual));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)predicted, (uint)ClassCount, nameof(predicted));
        counts[(actual * ClassCount) + predicted] += times;
        Total += times;
    }

    /// <summary>Sets every count to zero.</summary>
    public void Clear()
    {
        Array.Clear(counts);
        Total = 0;
    }

    /// <summary>Share of examples on the diagonal; NaN for an empty matrix.</summary>
    public double Accuracy()
    {
        double correct = 0;
        for (var i = 0; i < ClassCount; i++)
        {
            correct += this[i, i];
        }

        return correct / Total;
    }

    /// <summary>F1 of class 1: 2 TP / (2 TP + FP + FN), 0 where that is 0/0.</summary>
    public double F1()
    {
        double actual = 0, predicted = 0;
        for (var i = 0; i < ClassCount; i++)
        {
            actual += this[1, i];
            predicted += this[i, 1];
        }

        var both = actual + predicted;
        return both == 0 ? 0 : 2.0 * this[1, 1] / both;
    }

    /// <summary>
    /// Matthews correlation: (c s - sum t p) / sqrt((s^2 - sum p^2)(s^2 - sum t^2)) with t, p the marginal counts, c the correct ones
    /// and s all of them (Gorodkin 2004, R_K); 0 where one margin has a single class.
    /// </summary>
    public double Matthews()
    {
        double correct = 0, products = 0, actualSquares = 0, predictedSquares = 0;
        for (var k = 0; k < ClassCount; k++)
        {
            double actual = 0, predicted = 0;
            for (var j = 0; j < ClassCount; j++)
            {
                actual += this[k, j];
                predicted += this[j, k];
            }

            correct += this[k, k];
            products += actual * predicted;
            actualSquares += actual * actual;
            predictedSquares += predicted * predicted;
        }

        // One class leaves rounding noise where the difference is zero; a single other example among n leaves 2 / n of the square.
        var square = Total * Total;
        double actualSpread = square - actualSquares, predictedSpread = square - predictedSquares;
        return actualSpread <= 1e-13 * square || predictedSpread <= 1e-13 * square
            ? 0
            : Math.Clamp(((correct * Total) - products) / (Math.Sqrt(actualSpread) * Math.Sqrt(predictedSpread)), -1, 1);
    }
}
