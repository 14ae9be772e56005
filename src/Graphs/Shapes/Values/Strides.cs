namespace EnergyGate.Graphs.Shapes.Values;

/// <summary>Row-major index arithmetic on small tensors.</summary>
internal static class Strides
{
    /// <summary>Elements between neighbours along each axis.</summary>
    public static long[] Of(ReadOnlySpan<long> extents)
    {
        var strides = new long[extents.Length];
        var stride = 1L;
        for (var axis = extents.Length - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= extents[axis];
        }

        return strides;
    }

    /// <summary>Strides of a tensor read as if it had been broadcast to more axes: 0 along those that are repeated.</summary>
    public static long[] Broadcast(ReadOnlySpan<long> extents, int rank)
    {
        var own = Of(extents);
        var strides = new long[rank];
        for (var axis = 0; axis < extents.Length; axis++)
        {
            strides[rank - extents.Length + axis] = extents[axis] == 1 ? 0 : own[axis];
        }

        return strides;
    }

    /// <summary>The number of elements.</summary>
    public static long Count(ReadOnlySpan<long> extents)
    {
        var count = 1L;
        foreach (var extent in extents)
        {
            count *= extent;
        }

        return count;
    }

    /// <summary>The offset of an index.</summary>
    public static long Dot(ReadOnlySpan<long> index, ReadOnlySpan<long> strides)
    {
        var offset = 0L;
        for (var axis = 0; axis < index.Length; axis++)
        {
            offset += index[axis] * strides[axis];
        }

        return offset;
    }

    /// <summary>Steps an index to the next in row-major order.</summary>
    public static void Advance(Span<long> index, ReadOnlySpan<long> extents)
    {
        for (var axis = index.Length - 1; axis >= 0; axis--)
        {
            if (++index[axis] < extents[axis])
            {
                return;
            }

            index[axis] = 0;
        }
    }
}
