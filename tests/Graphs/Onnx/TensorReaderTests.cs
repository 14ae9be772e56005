using EnergyGate.Graphs;
using EnergyGate.Graphs.Onnx;
using Google.Protobuf;

namespace EnergyGate.Tests.Graphs.Onnx;

public class TensorReaderTests
{
    private static readonly TestCaseData[] TypedFields =
    [
        Case(ElementType.Float, new TensorProto { FloatData = { 1.5f, -2 } }, [.. Bytes(1.5f), .. Bytes(-2f)]),
        Case(
            ElementType.Double, new TensorProto { DoubleData = { 1.5, -2 } },
            [.. BitConverter.GetBytes(1.5), .. BitConverter.GetBytes(-2.0)]),
        Case(
            ElementType.Int64, new TensorProto { Int64Data = { -1, 1L << 40 } },
            [.. BitConverter.GetBytes(-1L), .. BitConverter.GetBytes(1L << 40)]),
        Case(
            ElementType.UInt64, new TensorProto { Uint64Data = { ulong.MaxValue, 2 } },
            [.. BitConverter.GetBytes(ulong.MaxValue), .. BitConverter.GetBytes(2UL)]),
        Case(
            ElementType.UInt32, new TensorProto { Uint64Data = { uint.MaxValue, 2 } },
            [.. BitConverter.GetBytes(uint.MaxValue), .. BitConverter.GetBytes(2U)]),
        Case(ElementType.Int32, new TensorProto { Int32Data = { -1, 5 } }, [.. BitConverter.GetBytes(-1), .. BitConverter.GetBytes(5)]),
        Case(ElementType.Int16, new TensorProto { Int32Data = { -1, 5 } }, [0xFF, 0xFF, 5, 0]),
        Case(ElementType.Float16, new TensorProto { Int32Data = { 0x3C00, 0xC000 } }, [0x00, 0x3C, 0x00, 0xC0]),
        Case(ElementType.BFloat16, new TensorProto { Int32Data = { 0x3F80, 0xC000 } }, [0x80, 0x3F, 0x00, 0xC0]),
        Case(ElementType.Int8, new TensorProto { Int32Data = { -1, 5 } }, [0xFF, 5]),
        Case(ElementType.UInt8, new TensorProto { Int32Data = { 255, 5 } }, [0xFF, 5]),
        Case(ElementType.Bool, new TensorProto { Int32Data = { 1, 0 } }, [1, 0]),
        Case(ElementType.Int4, new TensorProto { Int32Data = { 0x7F } }, [0x7F]),
    ];

    [TestCaseSource(nameof(TypedFields))]
    public void Load_TypedField_IsConvertedToRawBytes(byte[] message, byte[] expected)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["t.pb"], message);

        OnnxTensor.Load(folder["t.pb"]).Bytes.ToArray().Should().Equal(expected);
    }

    [Test]
    public void Load_FloatsThatAreNotPacked_AreJoined()
    {
        using var folder = new TemporaryFolder();
        byte[] header = [8, 2, 16, 1]; // dims: 2, data_type: 1
        File.WriteAllBytes(folder["t.pb"], [.. header, 0x25, .. Bytes(3f), 0x25, .. Bytes(4f)]);

        OnnxTensor.Load(folder["t.pb"]).As<float>().ToArray().Should().Equal(3, 4);
    }

    [Test]
    public void Load_RawBytesBesideTypedField_RawBytesCount()
    {
        using var folder = new TemporaryFolder();
        var tensor = SmallModel.Floats("t", 7);
        tensor.FloatData.Add(8);
        File.WriteAllBytes(folder["t.pb"], tensor.ToByteArray());

        OnnxTensor.Load(folder["t.pb"]).As<float>().ToArray().Should().Equal(7);
    }

    [Test]
    public void Save_Tensors_LoadBackEqual()
    {
        using var folder = new TemporaryFolder();
        TensorData[] tensors =
        [
            TensorData.Of([1f, 2, 3, 4], 2, 2),
            TensorData.Scalar(5L),
            TensorData.Of(Array.Empty<int>(), 0, 3),
            TensorData.Of([(Half)1]),
        ];
        foreach (var tensor in tensors)
        {
            OnnxTensor.Save(tensor, folder["t.pb"]);
            var loaded = OnnxTensor.Load(folder["t.pb"]);
            loaded.ElementType.Should().Be(tensor.ElementType);
            loaded.Extents.Should().Equal(tensor.Extents);
            loaded.Bytes.ToArray().Should().Equal(tensor.Bytes.ToArray());
        }
    }

    [Test]
    public void Save_Texts_LoadBackEqual()
    {
        using var folder = new TemporaryFolder();
        OnnxTensor.Save(new TensorData([2], ["a"u8.ToArray(), "é"u8.ToArray()]), folder["t.pb"]);

        OnnxTensor.Load(folder["t.pb"]).Strings.Select(text => System.Text.Encoding.UTF8.GetString(text.Span)).Should().Equal("a", "é");
    }

    [TestCase(0)]
    [TestCase(25)]
    [TestCase(-1)]
    public void Load_UnknownElementType_IsRefused(int elementType)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["t.pb"], new TensorProto { DataType = elementType, Dims = { 1 } }.ToByteArray());

        FluentActions.Invoking(() => OnnxTensor.Load(folder["t.pb"]))
            .Should().Throw<ModelFormatException>()
            .WithMessage($"*element type {elementType}*");
    }

    private static TestCaseData Case(ElementType type, TensorProto tensor, byte[] expected)
    {
        tensor.DataType = (int)type;
        tensor.Dims.Add(2);
        return new TestCaseData(tensor.ToByteArray(), expected).SetArgDisplayNames(type.ToString());
    }

    private static byte[] Bytes(float value) => BitConverter.GetBytes(value);
}
