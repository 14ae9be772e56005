namespace EnergyGate.Evaluation.Comparisons;

/// <summary>A metric's difference, candidate minus reference, on any resample of the examples.</summary>
internal interface IPairedDifference
{
    /// <summary>
    /// How many examples each slot stands for; examples of one slot are interchangeable for the metric. The sum is the number of examples,
    /// parts are legal.
    /// </summary>
    ReadOnlySpan<double> Weights { get; }

    /// <summary>The difference when slot i counts <paramref name="times"/>[i] times; NaN where a side is undefined.</summary>
    double At(ReadOnlySpan<double> times);
}
