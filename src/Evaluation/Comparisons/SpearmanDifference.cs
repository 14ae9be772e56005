namespace EnergyGate.Evaluation.Comparisons;

/// <summary>
/// Difference of Spearman's correlation with the true scores, ranked anew in every resample; every example is its own slot.
/// </summary>
internal sealed class SpearmanDifference : IPairedDifference
{
    private readonly double[] weights;
    private readonly ResampledRanks scores;
    private readonly ResampledRanks reference;
    private readonly ResampledRanks candidate;

    public SpearmanDifference(ReadOnlySpan<double> scores, ReadOnlySpan<double> reference, ReadOnlySpan<double> candidate)
    {
        weights = [.. Enumerable.Repeat(1.0, scores.Length)];
        this.scores = new ResampledRanks(scores);
        this.reference = new ResampledRanks(reference);
        this.candidate = new ResampledRanks(candidate);
    }

    public ReadOnlySpan<double> Weights => weights;

    public double At(ReadOnlySpan<double> times)
    {
        double spread = scores.Rank(times), referenceSpread = reference.Rank(times), candidateSpread = candidate.Rank(times);
        double withReference = 0, withCandidate = 0;
        for (var i = 0; i < times.Length; i++)
        {
            if (times[i] > 0)
            {
                var score = scores.Of(i) * times[i];
                withReference += score * reference.Of(i);
                withCandidate += score * candidate.Of(i);
            }
        }

        return (withCandidate / (spread * candidateSpread)) - (withReference / (spread * referenceSpread));
    }
}
