namespace EnergyGate.Evaluation.Comparisons;

/// <summary>Difference of Pearson's correlation with the true scores; every example is its own slot.</summary>
internal sealed class PearsonDifference : IPairedDifference
{
    private readonly double[] weights;
    private readonly double[] scores;
    private readonly double[] reference;
    private readonly double[] candidate;

    public PearsonDifference(ReadOnlySpan<double> scores, ReadOnlySpan<double> reference, ReadOnlySpan<double> candidate)
    {
        weights = [.. Enumerable.Repeat(1.0, scores.Length)];
        this.scores = Centred(scores);
        this.reference = Centred(reference);
        this.candidate = Centred(candidate);
    }

    public ReadOnlySpan<double> Weights => weights;

    public double At(ReadOnlySpan<double> times)
    {
        double s = 0, r = 0, c = 0, ss = 0, rr = 0, cc = 0, sr = 0, sc = 0;
        double total = 0;
        for (var i = 0; i < times.Length; i++)
        {
            double weight = times[i], score = scores[i], first = reference[i], second = candidate[i];
            total += times[i];
            s += weight * score;
            r += weight * first;
            c += weight * second;
            ss += weight * score * score;
            rr += weight * first * first;
            cc += weight * second * second;
            sr += weight * score * first;
            sc += weight * score * second;
        }

        var spread = Spread(ss, s, total);
        return ((sc - (s * c / total)) / (spread * Spread(cc, c, total))) - ((sr - (s * r / total)) / (spread * Spread(rr, r, total)));
    }

    // A resample of a single value has zero spread, of which only rounding noise is left: undefined, not huge.
    private static double Spread(double squares, double sum, double total)
    {
        var spread = squares - (sum * sum / total);
        return spread > 1e-13 * squares ? Math.Sqrt(spread) : double.NaN;
    }

    // Centred once on the whole set and scaled to at most 1: sums of squares of a resample then lose next to nothing.
    private static double[] Centred(ReadOnlySpan<double> values)
    {
        double mean = 0, greatest = 0;
        foreach (var value in values)
        {
            mean += value / values.Length;
        }

        foreach (var value in values)
        {
            greatest = Math.Max(greatest, Math.Abs(value - mean));
        }

        var centred = new double[values.Length];
        for (var i = 0; i < centred.Length; i++)
        {
            centred[i] = greatest > 0 ? (values[i] - mean) / greatest : 0;
        }

        return centred;
    }
}
