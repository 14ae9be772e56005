using EnergyGate.Variants.Graphs;

namespace EnergyGate.Variants.Parity;

/// <summary>What a rewrite keeps under its name (biases, norms, embeddings) must keep its bits.</summary>
internal static class KeptConstants
{
    /// <summary>The first constant that has other bits than the file's of the same name; null when there is none.</summary>
    /// <remarks>A constant that the file stores in 16 bits and casts is kept when its widened copy has the cast's name.</remarks>
    public static string? FirstChanged(Graph source, Graph rewritten) => rewritten.Initializers
        .FirstOrDefault(kept => WidenedConstants.Of(source, kept.Key) is { } original && !HasSameBits(kept.Value, original))
        .Key;

    /// <summary>True for two tensors of one type and equal bits.</summary>
    public static bool HasSameBits(TensorData one, TensorData other) =>
        one.ElementType == other.ElementType && (one.Bytes.Equals(other.Bytes) || one.Bytes.Span.SequenceEqual(other.Bytes.Span));
}
