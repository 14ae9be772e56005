using System.Collections.Immutable;
using EnergyGate.OnnxRuntime.Interop;

namespace EnergyGate.OnnxRuntime.Tensors;

/// <summary>Reads names, types and shapes of a session's inputs and outputs.</summary>
internal static unsafe class ValueDescriptionReader
{
    public static ImmutableArray<ValueDescription> Inputs(OrtApi api, nint session)
    {
        nuint count;
        api.Check(api.SessionGetInputCount(session, &count));
        return Read(api, session, count, api.SessionGetInputName, api.SessionGetInputTypeInfo);
    }

    public static ImmutableArray<ValueDescription> Outputs(OrtApi api, nint session)
    {
        nuint count;
        api.Check(api.SessionGetOutputCount(session, &count));
        return Read(api, session, count, api.SessionGetOutputName, api.SessionGetOutputTypeInfo);
    }

    /// <summary>Reads an <c>OrtTensorTypeAndShapeInfo</c>, which stays the caller's.</summary>
    public static ValueDescription Describe(OrtApi api, string name, nint info)
    {
        Span<long> dimensions = stackalloc long[Tensor.MaximumRank];
        var elementType = OrtValueReader.ReadInfo(api, info, ref dimensions);
        var symbols = stackalloc nint[Tensor.MaximumRank];
        api.Check(api.GetSymbolicDimensions(info, symbols, (nuint)dimensions.Length));
        var names = ImmutableArray.CreateBuilder<string?>(dimensions.Length);
        for (var i = 0; i < dimensions.Length; i++)
        {
            names.Add(Utf8.Read(symbols[i]) is { Length: > 0 } symbol ? symbol : null);
        }

        return new ValueDescription(name, elementType, [.. dimensions], names.MoveToImmutable());
    }

    private static ImmutableArray<ValueDescription> Read(
        OrtApi api,
        nint session,
        nuint count,
        delegate* unmanaged<nint, nuint, nint, nint*, nint> getName,
        delegate* unmanaged<nint, nuint, nint*, nint> getType)
    {
        var values = ImmutableArray.CreateBuilder<ValueDescription>((int)count);
        for (nuint i = 0; i < count; i++)
        {
            nint name, type;
            api.Check(getName(session, i, api.Allocator, &name));
            var text = api.TakeText(name);
            api.Check(getType(session, i, &type));
            try
            {
                nint info;
                api.Check(api.CastTypeInfoToTensorInfo(type, &info));
                values.Add(info == 0
                    ? new ValueDescription(text, TensorElementType.Undefined, [], [])
                    : Describe(api, text, info));
            }
            finally
            {
                api.ReleaseTypeInfo(type);
            }
        }

        return values.MoveToImmutable();
    }
}
