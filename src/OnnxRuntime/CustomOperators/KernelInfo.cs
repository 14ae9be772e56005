using EnergyGate.OnnxRuntime.Interop;
using EnergyGate.OnnxRuntime.Tensors;

namespace EnergyGate.OnnxRuntime.CustomOperators;

/// <summary>Attributes and constant inputs of a node, while its kernel is made.</summary>
internal readonly unsafe ref struct KernelInfo
{
    private readonly nint info;

    internal KernelInfo(nint info) => this.info = info;

    /// <summary>The node's name; empty where it has none.</summary>
    public string NodeName
    {
        get
        {
            nuint size = 0;
            OrtApi.Current.Check(OrtApi.Current.KernelInfoGetNodeName(info, null, &size));
            return AttributeReader.Text(
                info, size, static (info, buffer, size) => OrtApi.Current.KernelInfoGetNodeName(info, buffer, size));
        }
    }

    /// <summary>Inputs of the node, absent optional ones between others included.</summary>
    public int InputCount => OrtApi.Current.Count(OrtApi.Current.KernelInfoGetInputCount, info);

    /// <summary>Outputs of the node.</summary>
    public int OutputCount => OrtApi.Current.Count(OrtApi.Current.KernelInfoGetOutputCount, info);

    /// <summary>An integer attribute.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="absent">What an attribute that the node leaves out stands for; null makes it an error.</param>
    /// <exception cref="OnnxRuntimeException">It is absent without a default, or has another type.</exception>
    public long GetInteger(string name, long? absent = null)
    {
        using var text = NativeText.Of(name);
        long value;
        return AttributeReader.IsPresent(OrtApi.Current.KernelInfoGetAttributeint64(info, text.Pointer, &value), absent is not null)
            ? value
            : absent!.Value;
    }

    /// <summary>A float attribute.</summary>
    /// <inheritdoc cref="GetInteger"/>
    public float GetFloat(string name, float? absent = null)
    {
        using var text = NativeText.Of(name);
        float value;
        return AttributeReader.IsPresent(OrtApi.Current.KernelInfoGetAttributefloat(info, text.Pointer, &value), absent is not null)
            ? value
            : absent!.Value;
    }

    /// <summary>A text attribute.</summary>
    /// <inheritdoc cref="GetInteger"/>
    public string GetText(string name, string? absent = null)
    {
        using var text = NativeText.Of(name);
        var pointer = text.Pointer;
        nuint size = 0;
        return AttributeReader.IsPresent(OrtApi.Current.KernelInfoGetAttributestring(info, pointer, null, &size), absent is not null)
            ? AttributeReader.Text(
                info, size, (info, buffer, size) => OrtApi.Current.KernelInfoGetAttributestring(info, pointer, buffer, size))
            : absent!;
    }

    /// <summary>An attribute that is a list of integers.</summary>
    /// <inheritdoc cref="GetInteger"/>
    public long[] GetIntegers(string name, long[]? absent = null)
    {
        using var text = NativeText.Of(name);
        nuint size = 0;
        var status = OrtApi.Current.KernelInfoGetAttributeArrayint64(info, text.Pointer, null, &size);
        if (!AttributeReader.IsPresent(status, absent is not null))
        {
            return absent!;
        }

        var values = new long[size];
        fixed (long* first = values)
        {
            OrtApi.Current.Check(OrtApi.Current.KernelInfoGetAttributeArrayint64(info, text.Pointer, first, &size));
        }

        return values;
    }

    /// <summary>An attribute that is a list of floats.</summary>
    /// <inheritdoc cref="GetInteger"/>
    public float[] GetFloats(string name, float[]? absent = null)
    {
        using var text = NativeText.Of(name);
        nuint size = 0;
        var status = OrtApi.Current.KernelInfoGetAttributeArrayfloat(info, text.Pointer, null, &size);
        if (!AttributeReader.IsPresent(status, absent is not null))
        {
            return absent!;
        }

        var values = new float[size];
        fixed (float* first = values)
        {
            OrtApi.Current.Check(OrtApi.Current.KernelInfoGetAttributeArrayfloat(info, text.Pointer, first, &size));
        }

        return values;
    }

    /// <summary>An attribute that is a tensor; the caller disposes it.</summary>
    /// <exception cref="OnnxRuntimeException">It is absent, or has another type.</exception>
    public Tensor GetTensor(string name)
    {
        using var text = NativeText.Of(name);
        nint value;
        OrtApi.Current.Check(OrtApi.Current.KernelInfoGetAttributetensor(info, text.Pointer, OrtApi.Current.Allocator, &value));
        return OrtValueReader.Wrap(value);
    }

    /// <summary>An input that is constant in the graph; its <see cref="TensorView.Exists"/> is false where it is not.</summary>
    /// <param name="index">The input's position.</param>
    public TensorView GetConstantInput(int index)
    {
        int isConstant;
        nint value = 0;
        OrtApi.Current.Check(OrtApi.Current.KernelInfoGetConstantInputtensor(info, (nuint)index, &isConstant, &value));
        return new TensorView(isConstant != 0 ? value : 0, isWritable: false);
    }
}
