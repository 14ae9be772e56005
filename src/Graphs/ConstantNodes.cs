namespace EnergyGate.Graphs;

/// <summary>Reads the value of ONNX's <c>Constant</c> operator, whichever attribute holds it.</summary>
internal static class ConstantNodes
{
    /// <summary>The tensor, or null when the node holds a sparse tensor or nothing.</summary>
    /// <exception cref="MalformedGraphException">An attribute is of another kind.</exception>
    public static TensorData? Value(Node constant)
    {
        foreach (var (name, value) in constant.Attributes)
        {
            switch (name)
            {
                case "value" when value.Kind == AttributeKind.Tensor:
                    return value.AsTensor;
                case "value_int" when constant.Find(name, AttributeKind.Int) is not null:
                    return TensorData.Scalar(value.AsInt);
                case "value_float" when constant.Find(name, AttributeKind.Float) is not null:
                    return TensorData.Scalar(value.AsFloat);
                case "value_ints" when constant.Find(name, AttributeKind.Ints) is not null:
                    return TensorData.Of(value.AsInts.ToArray(), value.AsInts.Length);
                case "value_floats" when constant.Find(name, AttributeKind.Floats) is not null:
                    return TensorData.Of(value.AsFloats.ToArray(), value.AsFloats.Length);
                case "value_string" when constant.Find(name, AttributeKind.String) is not null:
                    return new TensorData([], [value.AsBytes.ToArray()]);
                case "value_strings" when constant.Find(name, AttributeKind.Strings) is not null:
                    return new TensorData(
                        [value.AsStrings.Length], [.. value.AsStrings.Select(text => (ReadOnlyMemory<byte>)text.ToArray())]);
                default:
                    break;
            }
        }

        return null;
    }
}
