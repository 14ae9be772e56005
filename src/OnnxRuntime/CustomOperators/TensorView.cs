using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using EnergyGate.OnnxRuntime.Interop;
using EnergyGate.OnnxRuntime.Tensors;

namespace EnergyGate.OnnxRuntime.CustomOperators;

/// <summary>An input or output of a kernel during one call.</summary>
internal readonly unsafe ref struct TensorView
{
    private readonly DimensionBuffer dimensions;
    private readonly int rank;
    private readonly void* data;
    private readonly bool isWritable;

    internal TensorView(nint value, bool isWritable)
    {
        if (value == 0)
        {
            return;
        }

        var api = OrtApi.Current;
        Span<long> shape = dimensions;
        ElementType = OrtValueReader.Describe(api, value, ref shape);
        rank = shape.Length;
        ElementCount = TensorElementTypes.ElementCount(shape);
        Exists = true;
        this.isWritable = isWritable;
        void* first;
        api.Check(api.GetTensorMutableData(value, &first));
        data = first;
    }

    /// <summary>False for an optional parameter that the node leaves out.</summary>
    public bool Exists { get; }

    /// <summary>The type of the elements.</summary>
    public TensorElementType ElementType { get; }

    /// <summary>The product of the dimensions.</summary>
    public long ElementCount { get; }

    /// <summary>The shape; empty for a scalar.</summary>
    [UnscopedRef]
    public ReadOnlySpan<long> Dimensions => ((ReadOnlySpan<long>)dimensions)[..rank];

    /// <summary>Address of the first element, on the device where the operator runs.</summary>
    public nint Address => (nint)data;

    /// <summary>The elements, to read.</summary>
    /// <exception cref="InvalidOperationException">They are not stored as <typeparamref name="T"/>.</exception>
    public ReadOnlySpan<T> Read<T>()
        where T : unmanaged => Span<T>();

    /// <summary>The elements of an output, to write.</summary>
    /// <exception cref="InvalidOperationException">They are not stored as <typeparamref name="T"/>, or the tensor is an input.</exception>
    public Span<T> Write<T>()
        where T : unmanaged =>
        isWritable ? Span<T>() : throw new InvalidOperationException("an input of a kernel cannot be written: write to an output");

    private Span<T> Span<T>()
        where T : unmanaged => TensorElementTypes.TryOf<T>() == ElementType
            ? new Span<T>(data, checked((int)ElementCount))
            : throw new InvalidOperationException($"the tensor holds {ElementType} elements, not {typeof(T)}");
}

/// <summary>Room for the dimensions of one tensor without an array.</summary>
[InlineArray(Tensor.MaximumRank)]
internal struct DimensionBuffer
{
    private long first;
}
