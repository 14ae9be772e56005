namespace EnergyGate.Variants.Feeding;

/// <summary>How texts are put into batches.</summary>
public enum FeedingPolicy
{
    /// <summary>File order, each batch padded to its longest text.</summary>
    Padded,

    /// <summary>By length, then as <see cref="Padded"/>: little padding.</summary>
    Sorted,

    /// <summary>Batches of equal length: no padding.</summary>
    ExactLength,
}
