namespace EnergyGate.Graphs;

/// <summary>Reads the value of ONNX's <c>Constant</c> operator, whichever attribute holds it.</summary>
internal static class ConstantNodes
{
    /// <summary>The tensor, or null when the node holds a sparse tensor or nothing.</summary>
    public static TensorData? Value(Node constant)
    {
        foreach (var (name, value) in constant.Attributes)
        {
            switch (name)
            {
                case "value" when value.Kind == AttributeKind.Tensor:
                    return value.AsTensor;
                case "value_int":
                    return TensorData.Scalar(value.AsInt);
                case "value_float":
                    return TensorData.Scalar(value.AsFloat);
                case "value_ints":
                    return TensorData.Of(value.AsInts.ToArray(), value.AsInts.Length);
                case "value_floats":
                    return TensorData.Of(value.AsFloats.ToArray(), value.AsFloats.Length);
                case "value_string":
                    return new TensorData([], [value.AsBytes.ToArray()]);
                case "value_strings":
                    return new TensorData(
                        [value.AsStrings.Length], [.. value.AsStrings.Select(text => (ReadOnlyMemory<byte>)text.ToArray())]);
                default:
                    break;
            }
        }

        return null;
    }
}
