using System.Collections.Immutable;

namespace EnergyGate.Graphs.Shapes.Values;

/// <summary>A small tensor of known shape whose elements are known, symbolic or unknown, each on its own.</summary>
internal sealed class PartialTensor
{
    /// <summary>Values of larger tensors are not followed: extents come from vectors of a few elements.</summary>
    public const int MaximalElements = 1024;

    public PartialTensor(ElementType type, long[] extents, Element[] elements)
    {
        Type = type;
        Extents = extents;
        Elements = elements;
    }

    public ElementType Type { get; }

    public long[] Extents { get; }

    public Element[] Elements { get; }

    public int Rank => Extents.Length;

    /// <summary>True when every element is a number.</summary>
    public bool IsConstant => Elements.All(element => element.IsNumber);

    public TensorShape Shape => TensorShape.Of(Extents);

    public static PartialTensor Scalar(ElementType type, Element element) => new(type, [], [element]);

    public static PartialTensor Vector(ElementType type, IEnumerable<Element> elements)
    {
        Element[] all = [.. elements];
        return new(type, [all.Length], all);
    }

    /// <summary>A tensor of this shape with no known element; null when it is too large or its shape is not known.</summary>
    public static PartialTensor? Unknown(TensorType type) =>
        type.Shape is { IsKnown: true, ElementCount: <= MaximalElements } shape
            ? new(type.ElementType, [.. shape.Select(dimension => dimension.Value!.Value)], new Element[shape.ElementCount!.Value])
            : null;

    /// <summary>True when two tensors can be told to hold numbers of this shape.</summary>
    public static bool Fits(TensorShape? shape) => shape is { IsKnown: true, ElementCount: <= MaximalElements };

    /// <summary>The same elements in another shape.</summary>
    public PartialTensor Reshaped(long[] extents) => new(Type, extents, Elements);

    /// <summary>The elements as values of another type.</summary>
    public PartialTensor Cast(ElementType type) => new(type, Extents, Array.ConvertAll(Elements, element => element.As(type)));

    /// <summary>A tensor whose element at an index is this tensor's element at an offset.</summary>
    public PartialTensor Remapped(long[] extents, Func<long[], long> offset)
    {
        var elements = new Element[Strides.Count(extents)];
        var index = new long[extents.Length];
        for (var i = 0; i < elements.Length; i++)
        {
            elements[i] = Elements[offset(index)];
            Strides.Advance(index, extents);
        }

        return new(Type, extents, elements);
    }

    /// <summary>All elements as integers, or null when one is not.</summary>
    public ImmutableArray<long>? Integers() =>
        Elements.All(element => element.Kind == ElementKind.Integer) ? [.. Elements.Select(element => element.Integer)] : null;
}
