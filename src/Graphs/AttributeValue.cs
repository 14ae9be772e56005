using System.Collections.Immutable;
using System.Text;

namespace EnergyGate.Graphs;

/// <summary>The value of one attribute of a node.</summary>
public sealed class AttributeValue
{
    private readonly object value;

    private AttributeValue(AttributeKind kind, object value)
    {
        Kind = kind;
        this.value = value;
    }

    /// <summary>Which of the getters may be used.</summary>
    public AttributeKind Kind { get; }

    /// <summary>The integer.</summary>
    public long AsInt => Get<long>(AttributeKind.Int);

    /// <summary>The float.</summary>
    public float AsFloat => Get<float>(AttributeKind.Float);

    /// <summary>The bytes of the string.</summary>
    public ImmutableArray<byte> AsBytes => Get<ImmutableArray<byte>>(AttributeKind.String);

    /// <summary>The string, read as UTF-8.</summary>
    public string AsString => Encoding.UTF8.GetString(AsBytes.AsSpan());

    /// <summary>The tensor.</summary>
    public TensorData AsTensor => Get<TensorData>(AttributeKind.Tensor);

    /// <summary>The subgraph.</summary>
    public Graph AsGraph => Get<Graph>(AttributeKind.Graph);

    /// <summary>The integers.</summary>
    public ImmutableArray<long> AsInts => Get<ImmutableArray<long>>(AttributeKind.Ints);

    /// <summary>The floats.</summary>
    public ImmutableArray<float> AsFloats => Get<ImmutableArray<float>>(AttributeKind.Floats);

    /// <summary>The bytes of each string.</summary>
    public ImmutableArray<ImmutableArray<byte>> AsStrings => Get<ImmutableArray<ImmutableArray<byte>>>(AttributeKind.Strings);

    /// <summary>The tensors.</summary>
    public ImmutableArray<TensorData> AsTensors => Get<ImmutableArray<TensorData>>(AttributeKind.Tensors);

    /// <summary>The subgraphs.</summary>
    public ImmutableArray<Graph> AsGraphs => Get<ImmutableArray<Graph>>(AttributeKind.Graphs);

    /// <summary>The encoded <c>AttributeProto</c>, kept as it was read.</summary>
    public ImmutableArray<byte> AsOpaque => Get<ImmutableArray<byte>>(AttributeKind.Opaque);

    /// <summary>One integer.</summary>
    public static AttributeValue Of(long value) => new(AttributeKind.Int, value);

    /// <summary>One float.</summary>
    public static AttributeValue Of(float value) => new(AttributeKind.Float, value);

    /// <summary>A text, stored as UTF-8.</summary>
    public static AttributeValue Of(string value) => new(AttributeKind.String, Encoding.UTF8.GetBytes(value).ToImmutableArray());

    /// <summary>Bytes of a string attribute.</summary>
    public static AttributeValue OfBytes(ImmutableArray<byte> value) => new(AttributeKind.String, value);

    /// <summary>A tensor.</summary>
    public static AttributeValue Of(TensorData value) => new(AttributeKind.Tensor, value);

    /// <summary>A subgraph.</summary>
    public static AttributeValue Of(Graph value) => new(AttributeKind.Graph, value);

    /// <summary>Integers.</summary>
    public static AttributeValue Of(ImmutableArray<long> value) => new(AttributeKind.Ints, value);

    /// <summary>Floats.</summary>
    public static AttributeValue Of(ImmutableArray<float> value) => new(AttributeKind.Floats, value);

    /// <summary>Texts as bytes.</summary>
    public static AttributeValue Of(ImmutableArray<ImmutableArray<byte>> value) => new(AttributeKind.Strings, value);

    /// <summary>Tensors.</summary>
    public static AttributeValue Of(ImmutableArray<TensorData> value) => new(AttributeKind.Tensors, value);

    /// <summary>Subgraphs.</summary>
    public static AttributeValue Of(ImmutableArray<Graph> value) => new(AttributeKind.Graphs, value);

    /// <summary>An attribute kept as the bytes of its message.</summary>
    public static AttributeValue OfOpaque(ImmutableArray<byte> message) => new(AttributeKind.Opaque, message);

    private T Get<T>(AttributeKind kind) =>
        kind == Kind ? (T)value : throw new InvalidOperationException($"the attribute is {Kind}, not {kind}");
}
