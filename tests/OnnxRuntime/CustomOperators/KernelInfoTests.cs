using EnergyGate.OnnxRuntime;
using EnergyGate.OnnxRuntime.CustomOperators;
using EnergyGate.OnnxRuntime.Sessions;
using EnergyGate.OnnxRuntime.Tensors;

namespace EnergyGate.Tests.OnnxRuntime.CustomOperators;

internal sealed class KernelInfoTests
{
    private const string DomainName = "energygate.probe";

    [Test]
    public void Attributes_OfEveryKind_AreRead()
    {
        var (integers, floats, tensor) = (Array.Empty<long>(), Array.Empty<float>(), Array.Empty<float>());
        var (integer, number, text) = (0L, 0f, string.Empty);
        using var session = Load(
            info =>
            {
                integers = info.GetIntegers("integers");
                floats = info.GetFloats("floats");
                integer = info.GetInteger("integer");
                number = info.GetFloat("number");
                text = info.GetText("text");
                using var value = info.GetTensor("tensor");
                tensor = value.GetSpan<float>().ToArray();
            },
            ModelWriter.IntegersAttribute("integers", 1, -2, long.MaxValue),
            ModelWriter.FloatsAttribute("floats", 0.5f, -1),
            ModelWriter.IntegerAttribute("integer", -7),
            ModelWriter.FloatAttribute("number", 2.5f),
            ModelWriter.TextAttribute("text", "größer"),
            ModelWriter.TensorAttribute("tensor", [1, 2, 3], 3));

        integers.Should().Equal(1, -2, long.MaxValue);
        floats.Should().Equal(0.5f, -1);
        (integer, number, text).Should().Be((-7, 2.5f, "größer"));
        tensor.Should().Equal(1, 2, 3);
    }

    [Test]
    public void Attributes_ThatAreAbsent_HaveTheirDefaults()
    {
        var found = string.Empty;
        using var session = Load(info =>
            found =
                $"{info.GetInteger("a", 1)} {info.GetFloat("b", 2)} {info.GetText("c", "3")} "
                + $"{info.GetIntegers("d", [4])[0]} {info.GetFloats("e", [5])[0]}");

        found.Should().Be("1 2 3 4 5");
    }

    [Test]
    public void ConstantInput_OfAnInitializer_IsReadAndOfAnInputIsNot()
    {
        var (first, second, counts) = (true, Array.Empty<float>(), (0, 0));
        using var session = Load(info =>
        {
            first = info.GetConstantInput(0).Exists;
            second = info.GetConstantInput(1).Read<float>().ToArray();
            counts = (info.InputCount, info.OutputCount);
        });

        first.Should().BeFalse();
        second.Should().Equal(4, 5);
        counts.Should().Be((2, 1));
    }

    [Test]
    public void VariadicInputs_OfSeveralTypes_AllArrive()
    {
        using var session = Load(_ => { });
        using var x = Tensor.Over<int>(new int[3], 3);
        Tensor?[] outputs = [null];

        session.Run([x], outputs);

        using var sums = outputs[0]!;
        sums.GetSpan<float>().ToArray().Should().Equal(3, 9);
        session.Outputs[0].Dimensions.Should().Equal(2);
    }

    [Test]
    public void InferShapes_ThatSaysNothing_LeavesTheShapeUnknown()
    {
        using var session = Load(_ => { }, ModelWriter.IntegerAttribute("tell_shape", 0));

        session.Outputs[0].Dimensions.Should().NotEqual([2L]);
    }

    private static InferenceSession Load(ProbeOperator.NodeReader read, params byte[][] attributes)
    {
        using var domain = new CustomOperatorDomain(DomainName, new ProbeOperator(read));
        var model = new ModelWriter()
            .Opset(DomainName, 2)
            .Input("x", TensorElementType.Int32, 3)
            .Initializer("weight", [4, 5], 2)
            .OutputWithoutShape("y", TensorElementType.Float)
            .Node("Probe", ["x", "weight"], ["y"], DomainName, attributes)
            .ToArray();
        return InferenceSession.FromMemory(model, SmallModels.OneThread with { CustomOperatorDomains = [domain] });
    }
}
