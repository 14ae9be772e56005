using EnergyGate.OnnxRuntime.Interop;

namespace EnergyGate.OnnxRuntime.Tensors;

/// <summary>Reads what an <c>OrtValue</c> is.</summary>
internal static unsafe class OrtValueReader
{
    private const int CpuDevice = 0;

    /// <summary>Takes ownership of a value that the library made; it is released when it is no tensor.</summary>
    /// <exception cref="NotSupportedException">It is a sequence, a map or empty.</exception>
    public static Tensor Wrap(nint value)
    {
        var api = OrtApi.Current;
        var handle = new OrtHandle(value, api.ReleaseValue);
        try
        {
            int isTensor;
            api.Check(api.IsTensor(value, &isTensor));
            if (isTensor == 0)
            {
                throw new NotSupportedException(
                    "the value is a sequence, a map or an empty optional: only tensors are read here; fetch the graph's tensor outputs");
            }

            Span<long> dimensions = stackalloc long[Tensor.MaximumRank];
            var type = Describe(api, value, ref dimensions);
            return new Tensor(handle, type, dimensions, Data(api, value, type), capacity: -1);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    /// <summary>Reads type and shape without a managed allocation; the span is cut to the rank.</summary>
    public static TensorElementType Describe(OrtApi api, nint value, ref Span<long> dimensions)
    {
        nint info;
        api.Check(api.GetTensorTypeAndShape(value, &info));
        var type = ReadInfo(api, info, ref dimensions);
        api.ReleaseTensorTypeAndShapeInfo(info);
        return type;
    }

    /// <summary>Reads type and shape of an <c>OrtTensorTypeAndShapeInfo</c>, which stays the caller's.</summary>
    public static TensorElementType ReadInfo(OrtApi api, nint info, ref Span<long> dimensions)
    {
        int type;
        nuint rank;
        api.Check(api.GetTensorElementType(info, &type));
        api.Check(api.GetDimensionsCount(info, &rank));
        if (rank > (nuint)dimensions.Length)
        {
            throw new NotSupportedException($"a tensor has {rank} dimensions: at most {dimensions.Length} are supported");
        }

        dimensions = dimensions[..(int)rank];
        fixed (long* first = dimensions)
        {
            api.Check(api.GetDimensions(info, first, rank));
        }

        return (TensorElementType)type;
    }

    /// <summary>Address of the elements, or null where they are text or not in the CPU's memory.</summary>
    public static void* Data(OrtApi api, nint value, TensorElementType type)
    {
        void* data;
        nint memory;
        int device;
        api.Check(api.GetTensorMemoryInfo(value, &memory));
        api.MemoryInfoGetDeviceType(memory, &device);
        if (device != CpuDevice || type == TensorElementType.String)
        {
            return null;
        }

        api.Check(api.GetTensorMutableData(value, &data));
        return data;
    }
}
