using EnergyGate.Graphs;

namespace EnergyGate.Variants.Passes.Matching;

/// <summary>Puts matrices of equally many rows side by side.</summary>
internal static class PackedColumns
{
    /// <summary>[rows, a], [rows, b] ... to [rows, a + b + ...]; vectors are taken as one row.</summary>
    public static TensorData Of(params ReadOnlySpan<TensorData> parts)
    {
        var rows = parts[0].Extents.Length == 1 ? 1 : (int)parts[0].Extents[0];
        var (bytesInRow, columns) = (0, 0L);
        foreach (var part in parts)
        {
            bytesInRow += part.Bytes.Length / rows;
            columns += part.Extents[^1];
        }

        var packed = new byte[rows * bytesInRow];
        var offset = 0;
        foreach (var part in parts)
        {
            var width = part.Bytes.Length / rows;
            var source = part.Bytes.Span;
            for (var row = 0; row < rows; row++)
            {
                source.Slice(row * width, width).CopyTo(packed.AsSpan((row * bytesInRow) + offset));
            }

            offset += width;
        }

        return new(parts[0].ElementType, parts[0].Extents.Length == 1 ? [columns] : [rows, columns], packed);
    }

    /// <summary>A vector of zeros.</summary>
    public static TensorData Zeros(ElementType elementType, long length) =>
        new(elementType, [length], new byte[ElementTypes.ByteCount(elementType, length)]);
}
