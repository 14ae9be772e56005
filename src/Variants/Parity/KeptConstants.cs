using System.Collections.Immutable;
using EnergyGate.Graphs;

namespace EnergyGate.Variants.Parity;

/// <summary>Checks that constants which keep their name (biases, norms, embeddings) keep their bits.</summary>
internal static class KeptConstants
{
    /// <summary>The constants that have other bits than the file's of the same name, sorted by name.</summary>
    /// <remarks>A constant that the file stores in 16 bits and casts is kept when its widened copy has the cast's name.</remarks>
    public static ImmutableArray<string> Changed(Graph source, Graph rewritten)
    {
        // Create gives the one empty array, so that results without a change are equal.
        string[] changed =
        [
            .. rewritten.Initializers
                .Where(kept => WidenedConstants.Of(source, kept.Key) is { } original && !HasSameBits(kept.Value, original))
                .Select(kept => kept.Key),
        ];
        return ImmutableArray.Create(changed);
    }

    /// <summary>True for two tensors of one type and equal bits.</summary>
    public static bool HasSameBits(TensorData one, TensorData other) =>
        one.ElementType == other.ElementType && (one.Bytes.Equals(other.Bytes) || one.Bytes.Span.SequenceEqual(other.Bytes.Span));
}
