using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using EnergyGate.OnnxRuntime.Interop;

namespace EnergyGate.OnnxRuntime.Tensors;

/// <summary>
/// A dense tensor: an <c>OrtValue</c> over memory of the caller (nothing is copied) or of ONNX Runtime.
/// Reading from several threads is safe; <see cref="Reshape"/>, <see cref="Dispose"/> and writing while a run uses the tensor are not.
/// A span taken from a tensor must not be used after the tensor's disposal.
/// </summary>
public sealed unsafe class Tensor : IDisposable
{
    /// <summary>Maximum number of dimensions of a tensor.</summary>
    public const int MaximumRank = 16;

    private readonly long[] dimensions = new long[MaximumRank];
    private readonly long capacity;
    private readonly void* data;
    private int rank;

    internal Tensor(OrtHandle handle, TensorElementType elementType, ReadOnlySpan<long> dimensions, void* data, long capacity)
    {
        Handle = handle;
        ElementType = elementType;
        this.data = data;
        this.capacity = capacity;
        SetDimensions(dimensions);
    }

    /// <summary>The type of the elements.</summary>
    public TensorElementType ElementType { get; }

    /// <summary>The shape; empty for a scalar.</summary>
    public ReadOnlySpan<long> Dimensions => dimensions.AsSpan(0, rank);

    /// <summary>The product of the dimensions.</summary>
    public long ElementCount { get; private set; }

    /// <summary>Bytes that the elements take.</summary>
    public long ByteLength { get; private set; }

    /// <summary>Whether the elements lie in the CPU's memory; a span over them can be taken only then.</summary>
    public bool IsInCpuMemory => data is not null || ByteLength == 0;

    internal OrtHandle Handle { get; }

    /// <summary>
    /// A tensor over the first elements of memory of the caller, which is pinned until the tensor is disposed; nothing is copied.
    /// </summary>
    /// <param name="memory">At least as many elements as the shape has.</param>
    /// <param name="dimensions">The shape.</param>
    /// <exception cref="ArgumentException">The memory is too small, a dimension is negative, or there are more than 16.</exception>
    public static Tensor Over<T>(Memory<T> memory, params ReadOnlySpan<long> dimensions)
        where T : unmanaged => Pinned((ReadOnlyMemory<T>)memory, TensorElementTypes.Of<T>(), dimensions);

    /// <summary>
    /// As <see cref="Over{T}(Memory{T}, ReadOnlySpan{long})"/>, for any element type by its bytes (4-bit integers, 8-bit floats ...).
    /// </summary>
    /// <param name="memory">At least as many bytes as the elements take.</param>
    /// <param name="elementType">What the bytes are.</param>
    /// <param name="dimensions">The shape, in elements.</param>
    /// <exception cref="ArgumentException">The memory is too small, a dimension is negative, or there are more than 16.</exception>
    public static Tensor OverBytes(Memory<byte> memory, TensorElementType elementType, params ReadOnlySpan<long> dimensions) =>
        Pinned((ReadOnlyMemory<byte>)memory, elementType, dimensions);

    /// <summary>A tensor that is only ever an input or an initializer, over memory that nobody may write.</summary>
    /// <inheritdoc cref="OverBytes"/>
    public static Tensor OverReadOnlyBytes(
        ReadOnlyMemory<byte> memory, TensorElementType elementType, params ReadOnlySpan<long> dimensions) =>
        Pinned(memory, elementType, dimensions);

    /// <summary>A tensor over native memory, e.g. a mapped file; the caller keeps it valid until every use has ended.</summary>
    /// <param name="address">The first byte.</param>
    /// <param name="byteLength">Bytes that may be used from there.</param>
    /// <param name="elementType">What the bytes are.</param>
    /// <param name="dimensions">The shape, in elements.</param>
    /// <exception cref="ArgumentException">The memory is too small, a dimension is negative, or there are more than 16.</exception>
    public static Tensor OverAddress(nint address, long byteLength, TensorElementType elementType, params ReadOnlySpan<long> dimensions) =>
        OverPointer((void*)address, byteLength, elementType, dimensions, owned: null);

    /// <summary>A tensor in memory that ONNX Runtime allocates; the elements are not initialised.</summary>
    /// <param name="elementType">The type of the elements.</param>
    /// <param name="dimensions">The shape.</param>
    public static Tensor Allocate(TensorElementType elementType, params ReadOnlySpan<long> dimensions)
    {
        var api = OrtApi.Current;
        _ = BytesOf(elementType, dimensions);
        nint value;
        fixed (long* shape = dimensions)
        {
            api.Check(api.CreateTensorAsOrtValue(api.Allocator, shape, (nuint)dimensions.Length, (int)elementType, &value));
        }

        return OrtValueReader.Wrap(value);
    }

    /// <summary>The elements, in row-major order, in place.</summary>
    /// <exception cref="InvalidOperationException"><typeparamref name="T"/> is not how the elements are stored, or they are not in the
    /// CPU's memory.</exception>
    /// <exception cref="ObjectDisposedException">The tensor is disposed.</exception>
    public Span<T> GetSpan<T>()
        where T : unmanaged
    {
        if (TensorElementTypes.TryOf<T>() != ElementType)
        {
            throw new InvalidOperationException(
                $"the tensor holds {ElementType} elements, not {typeof(T)}: ask for their C# type, or for GetBytes");
        }

        return MemoryMarshal.Cast<byte, T>(GetBytes());
    }

    /// <summary>The bytes of the elements, in place.</summary>
    /// <exception cref="InvalidOperationException">The elements are not in the CPU's memory, or are text, or are more than 2
    /// GB.</exception>
    /// <exception cref="ObjectDisposedException">The tensor is disposed.</exception>
    public Span<byte> GetBytes()
    {
        ObjectDisposedException.ThrowIf(Handle.IsClosed, this);
        if (!IsInCpuMemory || ElementType == TensorElementType.String || ByteLength > int.MaxValue)
        {
            throw new InvalidOperationException(
                $"no span over a {ElementType} tensor of {ByteLength} bytes {(IsInCpuMemory ? "in" : "outside")} the CPU's memory: "
                + "numeric tensors up to 2 GB in the CPU's memory have one");
        }

        return new Span<byte>(data, (int)ByteLength);
    }

    /// <summary>
    /// Gives the tensor another shape over the same memory, without a managed allocation: for feeds whose shape changes from run to run.
    /// </summary>
    /// <param name="newDimensions">A shape whose elements fit the memory that the tensor was made over.</param>
    /// <exception cref="ArgumentException">The elements do not fit.</exception>
    /// <exception cref="ObjectDisposedException">The tensor is disposed.</exception>
    public void Reshape(params ReadOnlySpan<long> newDimensions)
    {
        ObjectDisposedException.ThrowIf(Handle.IsClosed, this);
        if (newDimensions.SequenceEqual(Dimensions))
        {
            return;
        }

        if (!IsInCpuMemory || capacity < 0)
        {
            throw new InvalidOperationException(
                "only a tensor over the caller's own memory can be given another shape: make this one with Over, OverBytes or OverAddress");
        }

        Handle.Replace(CreateValue(data, capacity, ElementType, newDimensions));
        SetDimensions(newDimensions);
    }

    /// <summary>Releases the tensor and unpins the caller's memory, as soon as no run uses it; a second call does nothing.</summary>
    public void Dispose() => Handle.Dispose();

    private static Tensor Pinned<T>(ReadOnlyMemory<T> memory, TensorElementType elementType, ReadOnlySpan<long> dimensions)
    {
        var pin = memory.Pin();
        try
        {
            return OverPointer(pin.Pointer, (long)memory.Length * Unsafe.SizeOf<T>(), elementType, dimensions, pin);
        }
        catch
        {
            pin.Dispose();
            throw;
        }
    }

    private static Tensor OverPointer(
        void* pointer, long byteLength, TensorElementType elementType, ReadOnlySpan<long> dimensions, IDisposable? owned)
    {
        var value = CreateValue(pointer, byteLength, elementType, dimensions);
        return new Tensor(new OrtHandle(value, OrtApi.Current.ReleaseValue, owned), elementType, dimensions, pointer, byteLength);
    }

    private static nint CreateValue(void* pointer, long byteLength, TensorElementType elementType, ReadOnlySpan<long> dimensions)
    {
        var needed = BytesOf(elementType, dimensions);
        if (needed > byteLength)
        {
            throw new ArgumentException(
                $"the shape [{string.Join(',', dimensions.ToArray())}] of {elementType} takes {needed} bytes "
                + $"and the memory has {byteLength}: give more memory or a smaller shape",
                nameof(dimensions));
        }

        var api = OrtApi.Current;
        nint value;
        fixed (long* shape = dimensions)
        {
            api.Check(
                api.CreateTensorWithDataAsOrtValue(
                    api.CpuMemory, pointer, (nuint)needed, shape, (nuint)dimensions.Length, (int)elementType, &value));
        }

        return value;
    }

    private void SetDimensions(ReadOnlySpan<long> given)
    {
        given.CopyTo(dimensions);
        rank = given.Length;
        ElementCount = TensorElementTypes.ElementCount(given);
        ByteLength = ElementType == TensorElementType.String ? 0 : TensorElementTypes.ByteLength(ElementType, ElementCount);
    }

    private static long BytesOf(TensorElementType elementType, ReadOnlySpan<long> dimensions) =>
        dimensions.Length > MaximumRank
            ? throw new ArgumentException(
                $"{dimensions.Length} dimensions were given: a tensor has at most {MaximumRank} here", nameof(dimensions))
            : TensorElementTypes.ByteLength(elementType, TensorElementTypes.ElementCount(dimensions));
}
