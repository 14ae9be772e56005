using System.Collections.Immutable;
using EnergyGate.OnnxRuntime.Interop;
using EnergyGate.OnnxRuntime.Tensors;

namespace EnergyGate.OnnxRuntime.CustomOperators;

/// <summary>The inputs' shapes of a node, and the place for its outputs'; valid during the call only.</summary>
internal readonly unsafe ref struct ShapeInferenceContext
{
    private const int IntegerAttribute = 1;
    private readonly nint context;

    internal ShapeInferenceContext(nint context) => this.context = context;

    /// <summary>Inputs of the node.</summary>
    public int InputCount => OrtApi.Current.Count(OrtApi.Current.ShapeInferContextGetInputCount, context);

    /// <summary>Type and shape of an input, with -1 or a symbol for what is not fixed; its name is empty.</summary>
    /// <exception cref="OnnxRuntimeException">There is no such input.</exception>
    public ValueDescription GetInput(int index)
    {
        nint shape;
        OrtApi.Current.Check(OrtApi.Current.ShapeInferContextGetInputTypeShape(context, (nuint)index, &shape));
        return ValueDescriptionReader.Describe(OrtApi.Current, string.Empty, shape);
    }

    /// <summary>Sets type and shape of an output.</summary>
    /// <param name="index">Its position.</param>
    /// <param name="elementType">The type of its elements.</param>
    /// <param name="dimensions">Its shape, -1 for what is not fixed.</param>
    /// <param name="symbolicNames">For each dimension its symbolic name or null; may be left out.</param>
    public void SetOutput(
        int index, TensorElementType elementType, ReadOnlySpan<long> dimensions, ImmutableArray<string?> symbolicNames = default)
    {
        var api = OrtApi.Current;
        nint info;
        api.Check(api.CreateTensorTypeAndShapeInfo(&info));
        try
        {
            api.Check(api.SetTensorElementType(info, (int)elementType));
            fixed (long* first = dimensions)
            {
                api.Check(api.SetDimensions(info, first, (nuint)dimensions.Length));
            }

            if (!symbolicNames.IsDefaultOrEmpty)
            {
                using var names = new NativeTextTable([.. symbolicNames.Select(name => name ?? string.Empty)]);
                api.Check(api.SetSymbolicDimensions(info, names.Entries, (nuint)symbolicNames.Length));
            }

            api.Check(api.ShapeInferContextSetOutputTypeShape(context, (nuint)index, info));
        }
        finally
        {
            api.ReleaseTensorTypeAndShapeInfo(info);
        }
    }

    /// <summary>An integer attribute, or <paramref name="absent"/> where the node leaves it out.</summary>
    public long GetInteger(string name, long absent)
    {
        var api = OrtApi.Current;
        using var text = NativeText.Of(name);
        nint attribute;
        var status = api.ShapeInferContextGetAttribute(context, text.Pointer, &attribute);
        if (status != 0)
        {
            api.ReleaseStatus(status);
            return absent;
        }

        long value;
        nuint size;
        api.Check(api.ReadOpAttr(attribute, IntegerAttribute, &value, sizeof(long), &size));
        return value;
    }
}
