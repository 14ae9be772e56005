namespace EnergyGate.Evaluation.Comparisons;

/// <summary>A metric's difference, candidate minus reference, on any resample of the examples.</summary>
internal interface IPairedDifference
{
    /// <summary>
    /// Number of examples per slot, fractions included; examples of one slot are interchangeable for the metric. The sum is the number of
    /// examples.
    /// </summary>
    ReadOnlySpan<double> Weights { get; }

    /// <summary>The difference when slot i counts <paramref name="times"/>[i] times; NaN where a side is undefined.</summary>
    double At(ReadOnlySpan<double> times);
}
