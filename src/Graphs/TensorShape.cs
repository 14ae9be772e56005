using System.Collections;
using System.Collections.Immutable;

namespace EnergyGate.Graphs;

/// <summary>The extents of a tensor of known rank, compared by value. A scalar has none.</summary>
public sealed class TensorShape : IReadOnlyList<Dimension>, IEquatable<TensorShape>
{
    private readonly ImmutableArray<Dimension> dimensions;

    /// <summary>A shape with these extents.</summary>
    public TensorShape(ImmutableArray<Dimension> dimensions) => this.dimensions = dimensions;

    /// <summary>The shape of a scalar.</summary>
    public static TensorShape Scalar { get; } = new([]);

    /// <summary>The number of dimensions.</summary>
    public int Count => dimensions.Length;

    /// <summary>True when every extent is a number.</summary>
    public bool IsKnown => dimensions.All(dimension => dimension.IsKnown);

    /// <summary>The number of elements, or null when an extent is not a number.</summary>
    public long? ElementCount => dimensions.Aggregate((long?)1, (product, dimension) => product * dimension.Value);

    /// <summary>The extent at an index; negative indices count from the end.</summary>
    public Dimension this[int index] => dimensions[index < 0 ? index + dimensions.Length : index];

    /// <summary>A shape of numbers.</summary>
    public static TensorShape Of(params ReadOnlySpan<long> extents)
    {
        var builder = ImmutableArray.CreateBuilder<Dimension>(extents.Length);
        foreach (var extent in extents)
        {
            builder.Add(Dimension.Of(extent));
        }

        return new(builder.MoveToImmutable());
    }

    /// <inheritdoc/>
    public bool Equals(TensorShape? other) => other is not null && dimensions.AsSpan().SequenceEqual(other.dimensions.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TensorShape);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var dimension in dimensions)
        {
            hash.Add(dimension);
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<Dimension> GetEnumerator() => ((IEnumerable<Dimension>)dimensions).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>E.g. <c>[batch_size, 9, ?]</c>.</summary>
    public override string ToString() => $"[{string.Join(", ", dimensions)}]";
}
