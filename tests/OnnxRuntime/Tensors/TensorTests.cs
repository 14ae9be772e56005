using EnergyGate.OnnxRuntime;
using EnergyGate.OnnxRuntime.Sessions;
using EnergyGate.OnnxRuntime.Tensors;

namespace EnergyGate.Tests.OnnxRuntime.Tensors;

internal sealed class TensorTests
{
    [Test]
    public void Run_OfEveryNumericType_GivesBackTheSameBytes()
    {
        RoundTrip<float>(1.5f, -2f);
        RoundTrip(1.5, double.MaxValue);
        RoundTrip((Half)1.5f, (Half)(-0.25f));
        RoundTrip(BFloat16.FromSingle(1.5f), BFloat16.FromSingle(-3));
        RoundTrip(true, false);
        RoundTrip<byte>(0, 255);
        RoundTrip<sbyte>(-128, 127);
        RoundTrip<ushort>(0, ushort.MaxValue);
        RoundTrip(short.MinValue, short.MaxValue);
        RoundTrip(uint.MinValue, uint.MaxValue);
        RoundTrip(int.MinValue, int.MaxValue);
        RoundTrip(ulong.MinValue, ulong.MaxValue);
        RoundTrip(long.MinValue, long.MaxValue);
    }

    [TestCase(TensorElementType.Int4)]
    [TestCase(TensorElementType.UInt4)]
    public void OverBytes_OfPackedNibbles_TakesTwoInAByte(TensorElementType type)
    {
        using var tensor = Tensor.OverBytes(new byte[2], type, 1, 3);

        tensor.ElementCount.Should().Be(3);
        tensor.ByteLength.Should().Be(2);
        tensor.GetBytes().Length.Should().Be(2);
    }

    [TestCase(TensorElementType.Float8E4M3FN)]
    [TestCase(TensorElementType.Float8E5M2)]
    public void Run_OfEightBitFloats_GivesBackTheSameBytes(TensorElementType type)
    {
        var model = new ModelWriter().Opset(string.Empty, 19)
            .Input("x", type, 1, 3).Output("y", type, 1, 3).Node("Identity", ["x"], ["y"]).ToArray();
        using var session = InferenceSession.FromMemory(model, SmallModels.OneThread);
        using var x = Tensor.OverBytes(new byte[] { 1, 2, 3 }, type, 1, 3);
        Tensor?[] outputs = [null];

        session.Run([x], outputs);

        using var y = outputs[0]!;
        y.ElementType.Should().Be(type);
        y.GetBytes().ToArray().Should().Equal(1, 2, 3);
    }

    [Test]
    public void Over_OfTooLittleMemory_SaysWhatItTakes()
    {
        var make = () => Tensor.Over<float>(new float[5], 2, 3);

        make.Should().Throw<ArgumentException>().WithMessage("*[2,3] of Float takes 24 bytes and the memory has 20*");
    }

    [Test]
    public void Over_OfANegativeDimension_IsRefused()
    {
        var make = () => Tensor.Over<float>(new float[5], -1, 3);

        make.Should().Throw<ArgumentException>().WithMessage("dimension -1 is negative*");
    }

    [Test]
    public void Over_OfTooManyDimensions_IsRefused()
    {
        var make = () => Tensor.Over<float>(new float[1], new long[17]);

        make.Should().Throw<ArgumentException>().WithMessage("17 dimensions*at most 16*");
    }

    [Test]
    public void Over_OfATypeWithoutElementType_IsRefused()
    {
        var make = () => Tensor.Over<Guid>(new Guid[1], 1);

        make.Should().Throw<NotSupportedException>().WithMessage("System.Guid is no tensor element type*");
    }

    [Test]
    public void Over_OfAScalarAndOfNothing_HaveOneAndNoElements()
    {
        using var scalar = Tensor.Over<float>(new float[] { 7 });
        using var nothing = Tensor.Over<float>(Array.Empty<float>(), 0, 3);

        scalar.ElementCount.Should().Be(1);
        scalar.GetSpan<float>()[0].Should().Be(7);
        nothing.GetSpan<float>().Length.Should().Be(0);
        nothing.Dimensions.ToArray().Should().Equal(0, 3);
    }

    [Test]
    public void GetSpan_OfAnotherType_IsRefused()
    {
        using var tensor = Tensor.Over<float>(new float[1], 1);

        tensor.Invoking(subject => subject.GetSpan<int>().Length).Should().Throw<InvalidOperationException>().WithMessage("*Float*Int32*");
    }

    [Test]
    public void Reshape_BeyondTheMemory_LeavesTheTensorAsItWas()
    {
        using var tensor = Tensor.Over<float>(new float[6], 2, 3);

        tensor.Invoking(subject => subject.Reshape(3, 3)).Should().Throw<ArgumentException>();
        tensor.Dimensions.ToArray().Should().Equal(2, 3);
        tensor.Reshape(1, 1, 6);
        tensor.Dimensions.ToArray().Should().Equal(1, 1, 6);
    }

    [Test]
    public void Allocate_GivesMemoryOfTheLibrary()
    {
        using var tensor = Tensor.Allocate(TensorElementType.Int64, 2, 2);
        tensor.GetSpan<long>().Fill(7);

        tensor.ByteLength.Should().Be(32);
        tensor.GetSpan<long>().ToArray().Should().Equal(7, 7, 7, 7);
        tensor.Invoking(subject => subject.Reshape(4)).Should().Throw<InvalidOperationException>();
    }

    [Test]
    public unsafe void OverAddress_OfNativeMemory_ReadsItInPlace()
    {
        var values = stackalloc float[] { 1, 2, 3 };
        using var tensor = Tensor.OverAddress((nint)values, 12, TensorElementType.Float, 3);
        values[1] = 9;

        tensor.GetSpan<float>().ToArray().Should().Equal(1, 9, 3);
    }

    [TestCase(TensorElementType.Complex64, 16)]
    [TestCase(TensorElementType.Complex128, 32)]
    [TestCase(TensorElementType.Int4, 1)]
    [TestCase(TensorElementType.BFloat16, 4)]
    public void ByteLength_OfTwoElements_FollowsTheType(TensorElementType type, long bytes)
    {
        TensorElementTypes.ByteLength(type, 2).Should().Be(bytes);
    }

    [Test]
    public void ByteLength_OfText_IsRefused()
    {
        var ask = () => TensorElementTypes.ByteLength(TensorElementType.String, 2);

        ask.Should().Throw<NotSupportedException>();
    }

    [TestCase(1f, 0x3F80)]
    [TestCase(-2f, 0xC000)]
    [TestCase(1.00390625f, 0x3F80)] // half way: to even
    [TestCase(1.01171875f, 0x3F82)] // half way: to even
    [TestCase(float.PositiveInfinity, 0x7F80)]
    [TestCase(3.4e38f, 0x7F80)]
    public void BFloat16_FromSingle_RoundsToNearestEven(float value, int bits)
    {
        ((int)BFloat16.FromSingle(value).Bits).Should().Be(bits);
    }

    [Test]
    public void BFloat16_FromNaN_StaysNaN()
    {
        float.IsNaN(BFloat16.FromSingle(BitConverter.UInt32BitsToSingle(0x7F800001)).ToSingle()).Should().BeTrue();
        BFloat16.FromSingle(1.5f).ToSingle().Should().Be(1.5f);
    }

    private static void RoundTrip<T>(params T[] values)
        where T : unmanaged
    {
        var type = TensorElementTypes.Of<T>();
        using var session = InferenceSession.FromMemory(SmallModels.Identity(type), SmallModels.OneThread);
        using var x = Tensor.Over<T>(values, 1, values.Length);
        Tensor?[] outputs = [null];

        session.Run([x], outputs);

        using var y = outputs[0]!;
        session.Inputs[0].ElementType.Should().Be(type);
        y.GetSpan<T>().ToArray().Should().Equal(values);
        y.GetBytes().Length.Should().Be((int)TensorElementTypes.ByteLength(type, values.Length));
    }
}
