namespace EnergyGate.Evaluation.Metrics;

/// <summary>
/// Expected and maximum calibration error (Guo et al., On Calibration of Modern Neural Networks, 2017). Bins have equal width, (m / bins,
/// (m + 1) / bins]; a confidence of 0 is in the first.
/// </summary>
/// <param name="Expected">Sum over the bins of count / n |share right - mean confidence|, 0..1; NaN where a confidence is none.</param>
/// <param name="Max">The largest of those distances in a bin that is not empty.</param>
/// <param name="MeanConfidence">The mean of all confidences.</param>
public readonly record struct CalibrationError(double Expected, double Max, double MeanConfidence)
{
    /// <summary>Default number of bins, as in the literature.</summary>
    public const int UsualBins = 15;

    /// <summary>Computes the error.</summary>
    /// <param name="confidences">Probability that the model gives its answer, 0..1, one per example, at least one.</param>
    /// <param name="isRight">Whether the answer is right, in the same order.</param>
    /// <param name="bins">Number of bins, at least 1.</param>
    public static CalibrationError Of(ReadOnlySpan<double> confidences, ReadOnlySpan<bool> isRight, int bins = UsualBins)
    {
        PairedInput.Require(confidences.Length, isRight.Length);
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        var counts = new int[bins];
        var sums = new double[bins];
        var right = new int[bins];
        double total = 0;
        for (var i = 0; i < confidences.Length; i++)
        {
            if (!(confidences[i] >= 0 && confidences[i] <= 1))
            {
                return new(double.NaN, double.NaN, double.NaN);
            }

            var bin = BinOf(confidences[i], bins);
            counts[bin]++;
            sums[bin] += confidences[i];
            right[bin] += isRight[i] ? 1 : 0;
            total += confidences[i];
        }

        double expected = 0, max = 0;
        for (var bin = 0; bin < bins; bin++)
        {
            if (counts[bin] > 0)
            {
                var distance = Math.Abs(right[bin] - sums[bin]);
                expected += distance / confidences.Length;
                max = Math.Max(max, distance / counts[bin]);
            }
        }

        return new(expected, max, total / confidences.Length);
    }

    // The product may round across an edge, so the edges are compared directly.
    private static int BinOf(double confidence, int bins)
    {
        var bin = Math.Clamp((int)Math.Ceiling(confidence * bins) - 1, 0, bins - 1);
        while (bin > 0 && confidence <= (double)bin / bins)
        {
            bin--;
        }

        while (bin < bins - 1 && confidence > (double)(bin + 1) / bins)
        {
            bin++;
        }

        return bin;
    }
}
