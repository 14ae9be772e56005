namespace EnergyGate.Evaluation.Comparisons;

/// <summary>A metric's difference, candidate minus reference, on any resample of the examples.</summary>
internal interface IPairedDifference
{
    /// <summary>The slot of each example: examples of one slot are interchangeable for the metric.</summary>
    ReadOnlySpan<int> Slots { get; }

    /// <summary>Number of slots.</summary>
    int SlotCount { get; }

    /// <summary>The difference when slot i was drawn <paramref name="times"/>[i] times; NaN where a side is undefined.</summary>
    double At(ReadOnlySpan<int> times);
}
