namespace EnergyGate.Statistics.Intervals;

/// <summary>Paired log-ratios ln(candidate / reference): symmetric, additive, and free of whatever affects both sides of a pair.</summary>
public static class PairedLogRatios
{
    /// <summary>Writes the log-ratio of each pair. A pair with a figure that is not positive and finite gives NaN.</summary>
    /// <param name="candidate">[pairCount] positive figures of the candidate.</param>
    /// <param name="reference">[pairCount] positive figures of the reference, in the same order and unit.</param>
    /// <param name="logRatios">[pairCount] receives ln(candidate / reference).</param>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    public static void Of(ReadOnlySpan<double> candidate, ReadOnlySpan<double> reference, Span<double> logRatios)
    {
        if (candidate.Length != reference.Length || candidate.Length != logRatios.Length)
        {
            throw new ArgumentException(
                $"pairs need equal lengths; given {candidate.Length} of the candidate, {reference.Length} of the reference, "
                + $"room for {logRatios.Length}");
        }

        for (var i = 0; i < logRatios.Length; i++)
        {
            var usable = candidate[i] > 0 && reference[i] > 0 && double.IsFinite(candidate[i]) && double.IsFinite(reference[i]);
            logRatios[i] = usable ? Math.Log(candidate[i]) - Math.Log(reference[i]) : double.NaN;
        }
    }
}
