using EnergyGate.OnnxRuntime;
using EnergyGate.OnnxRuntime.CustomOperators;
using EnergyGate.OnnxRuntime.Sessions;
using EnergyGate.OnnxRuntime.Tensors;

namespace EnergyGate.Tests.OnnxRuntime.CustomOperators;

internal sealed class CustomOperatorDomainTests
{
    private const string DomainName = "energygate.test";

    [Test]
    public void Run_OfAnOperatorInCSharp_Computes()
    {
        using var domain = new CustomOperatorDomain(DomainName, new ScaledSum());
        using var session = InferenceSession.FromMemory(Model(["a", "b"], ModelWriter.FloatAttribute("scale", 2)), Options(domain));

        Run(session, rows: 5).Should().Equal(Enumerable.Range(0, 10).Select(i => 2f * (i + i)));
    }

    [Test]
    public void Run_WithAnOptionalInput_ReadsIt()
    {
        using var domain = new CustomOperatorDomain(DomainName, new ScaledSum());
        using var session = InferenceSession.FromMemory(Model(["a", "b", "a"], ModelWriter.FloatAttribute("scale", 1)), Options(domain));

        Run(session, rows: 2).Should().Equal(0, 3, 6, 9);
    }

    [Test]
    public void InferShapes_WithSymbols_ReachesTheSessionsOutputs()
    {
        using var domain = new CustomOperatorDomain(DomainName, new ScaledSum());
        using var session = InferenceSession.FromMemory(Model(["a", "b"], ModelWriter.FloatAttribute("scale", 2)), Options(domain));

        session.Outputs[0].ToString().Should().Be("y: Float[rows,2]");
    }

    [Test]
    public void CreateKernel_ReadsAttributesAndName()
    {
        var custom = new ScaledSum();
        using var domain = new CustomOperatorDomain(DomainName, custom);
        var model = Model(["a", "b"], ModelWriter.FloatAttribute("scale", 2), ModelWriter.TextAttribute("mode", "zügig"));
        using var session = InferenceSession.FromMemory(model, Options(domain));

        custom.LastNodeName.Should().Be("ScaledSum_node");
        custom.LastMode.Should().Be("zügig");
    }

    [Test]
    public void CreateKernel_WithoutARequiredAttribute_FailsTheSession()
    {
        using var domain = new CustomOperatorDomain(DomainName, new ScaledSum());
        var load = () => InferenceSession.FromMemory(Model(["a", "b"]), Options(domain));

        load.Should().Throw<OnnxRuntimeException>().WithMessage("*scale*");
    }

    [Test]
    public void CreateKernel_WithAnAttributeOfAnotherType_FailsTheSession()
    {
        using var domain = new CustomOperatorDomain(DomainName, new ScaledSum());
        var model = Model(["a", "b"], ModelWriter.FloatAttribute("scale", 1), ModelWriter.TextAttribute("fail_at_row", "x"));
        var load = () => InferenceSession.FromMemory(model, Options(domain));

        load.Should().Throw<OnnxRuntimeException>();
    }

    [Test]
    public void Run_WhenAPieceThrows_FailsWithItsMessage()
    {
        using var domain = new CustomOperatorDomain(DomainName, new ScaledSum());
        var model = Model(["a", "b"], ModelWriter.FloatAttribute("scale", 1), ModelWriter.IntegerAttribute("fail_at_row", 3));
        using var session = InferenceSession.FromMemory(model, Options(domain));

        session.Invoking(subject => Run(subject, rows: 6))
            .Should().Throw<OnnxRuntimeException>()
            .WithMessage("*InvalidOperationException: row 3 was told to fail*");
        Run(session, rows: 2).Should().Equal(0, 2, 4, 6);
    }

    [Test]
    public void Dispose_BeforeItsSession_WaitsForTheSession()
    {
        var custom = new ScaledSum();
        var domain = new CustomOperatorDomain(DomainName, custom);
        var session = InferenceSession.FromMemory(Model(["a", "b"], ModelWriter.FloatAttribute("scale", 1)), Options(domain));
        domain.Dispose();
        domain.Dispose();

        Run(session, rows: 1).Should().Equal(0, 2);
        session.Dispose();

        custom.KernelsMade.Should().BeGreaterThan(0);
        custom.KernelsDisposed.Should().Be(custom.KernelsMade);
    }

    [Test]
    public void Run_AfterWarmUp_AllocatesNothing()
    {
        using var domain = new CustomOperatorDomain(DomainName, new ScaledSum());
        using var session = InferenceSession.FromMemory(
            Model(["a", "b"], ModelWriter.FloatAttribute("scale", 1)), Options(domain) with { IntraOpThreads = 1 });
        using var a = Tensor.Over<float>(new float[8], 4, 2);
        using var y = Tensor.Over<float>(new float[8], 4, 2);
        Tensor[] inputs = [a, a];
        Tensor?[] outputs = [y];
        RunAll(100);

        var before = GC.GetAllocatedBytesForCurrentThread();
        RunAll(1000);

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);

        void RunAll(int times)
        {
            for (var i = 0; i < times; i++)
            {
                session.Run(inputs, outputs);
            }
        }
    }

    [Test]
    public void FromMemory_WithoutTheDomain_NamesTheDomain()
    {
        var load = () => InferenceSession.FromMemory(Model(["a", "b"], ModelWriter.FloatAttribute("scale", 1)), SmallModels.OneThread);

        load.Should().Throw<OnnxRuntimeException>().WithMessage($"*{DomainName}*");
    }

    [Test]
    public void FromMemory_OfAnOptimisedModelWithTheOperator_RunsAgain()
    {
        using var folder = new TemporaryFolder();
        using var domain = new CustomOperatorDomain(DomainName, new ScaledSum());
        var path = folder["optimised.onnx"];
        using (InferenceSession.FromMemory(
            Model(["a", "b"], ModelWriter.FloatAttribute("scale", 3)), Options(domain) with { OptimizedModelPath = path }))
        {
        }

        using var session = InferenceSession.FromFile(path, Options(domain));

        Run(session, rows: 1).Should().Equal(0, 6);
    }

    private static SessionOptions Options(CustomOperatorDomain domain) =>
        SmallModels.OneThread with { IntraOpThreads = 2, CustomOperatorDomains = [domain] };

    private static byte[] Model(string[] inputs, params byte[][] attributes) => new ModelWriter()
        .Opset(DomainName, 1)
        .Input("a", TensorElementType.Float, "rows", 2)
        .Input("b", TensorElementType.Float, "rows", 2)
        .OutputWithoutShape("y", TensorElementType.Float)
        .Node("ScaledSum", inputs, ["y"], DomainName, attributes)
        .ToArray();

    private static float[] Run(InferenceSession session, int rows)
    {
        var values = Enumerable.Range(0, rows * 2).Select(i => (float)i).ToArray();
        using var a = Tensor.Over<float>(values, rows, 2);
        Tensor?[] outputs = [null];
        session.Run([a, a], outputs);
        using var y = outputs[0]!;
        return y.GetSpan<float>().ToArray();
    }
}
