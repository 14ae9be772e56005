using System.Collections.Immutable;
using EnergyGate.OnnxRuntime;

namespace EnergyGate.Tests.Parity.OnnxRuntime;

internal sealed class SessionOptionsTests
{
    private static readonly byte[] WeightFile = [.. new byte[8], .. BitConverter.GetBytes(3f), .. BitConverter.GetBytes(5f)];

    [Test]
    public void ExternalInitializers_FromMemory_AreUsedForTheModelsExternalData()
    {
        var weight = Tensor.Over<float>(new float[] { 3, 5 }, 2);
        using var session = InferenceSession.FromMemory(
            SmallModels.ExternalWeight, SmallModels.OneThread with { ExternalInitializers = [new NamedTensor("weight", weight)] });
        weight.Dispose();

        Run(session).Should().Equal(3, 10);
    }

    [Test]
    public void SharedInitializers_ServeSeveralSessions()
    {
        using var weight = Tensor.Over<float>(new float[] { 3, 5 }, 2);
        var options = SmallModels.OneThread with { SharedInitializers = [new NamedTensor("weight", weight)] };
        var model = new ModelWriter()
            .Input("x", TensorElementType.Float, "n", 2)
            .Output("y", TensorElementType.Float, "n", 2)
            .Initializer("weight", [1, 1], 2)
            .Node("Mul", ["x", "weight"], ["y"])
            .ToArray();
        using var first = InferenceSession.FromMemory(model, options);
        using var second = InferenceSession.FromMemory(model, options);

        Run(first).Should().Equal(3, 10);
        weight.GetSpan<float>()[0] = 4;
        Run(first).Should().Equal(4, 10);
        Run(second).Should().Equal(4, 10);
    }

    [Test]
    public void ExternalFiles_InMemory_StandForFiles()
    {
        var files = ImmutableSortedDictionary<string, ReadOnlyMemory<byte>>.Empty.Add("weights.bin", WeightFile);
        using var session = InferenceSession.FromMemory(SmallModels.ExternalWeight, SmallModels.OneThread with { ExternalFiles = files });

        Run(session).Should().Equal(3, 10);
    }

    [Test]
    public void ExternalDataFolderKey_NamesTheFolderOfTheFiles()
    {
        using var folder = new TemporaryFolder();
        folder.Write("weights.bin", WeightFile);
        var entries = ImmutableSortedDictionary<string, string>.Empty.Add(SessionOptions.ExternalDataFolderKey, folder.Path);
        using var session = InferenceSession.FromMemory(SmallModels.ExternalWeight, SmallModels.OneThread with { ConfigEntries = entries });

        Run(session).Should().Equal(3, 10);
    }

    [Test]
    public void FromMemory_WithoutTheExternalData_Fails()
    {
        var load = () => InferenceSession.FromMemory(SmallModels.ExternalWeight, SmallModels.OneThread);

        load.Should().Throw<OnnxRuntimeException>().WithMessage("*weights.bin*");
    }

    [Test]
    public void OptimizedModelPath_AtLevelBasic_WritesAModelThatRuns()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("optimised.onnx");
        var model = new ModelWriter()
            .Input("x", TensorElementType.Float, "n", 2)
            .Output("y", TensorElementType.Float, "n", 2)
            .Initializer("a", [1, 2], 2)
            .Initializer("b", [2, 3], 2)
            .Node("Add", ["a", "b"], ["weight"])
            .Node("Mul", ["x", "weight"], ["y"])
            .ToArray();
        using (InferenceSession.FromMemory(
            model, SmallModels.OneThread with { GraphOptimizationLevel = GraphOptimizationLevel.Basic, OptimizedModelPath = path }))
        {
        }

        using var session = InferenceSession.FromFile(path, SmallModels.OneThread with { GraphOptimizationLevel = GraphOptimizationLevel.None });

        Run(session).Should().Equal(3, 10);
        System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(path)).Should().Contain("Mul_node").And.NotContain("Add_node");
    }

    [Test]
    public void ProfilePathPrefix_WritesTheNodesThatRan()
    {
        using var folder = new TemporaryFolder();
        using var session = InferenceSession.FromMemory(SmallModels.MulAndAdd, SmallModels.OneThread with { ProfilePathPrefix = folder.File("profile") });
        using var x = Tensor.Over<float>(new float[3], 1, 3);
        var outputs = new Tensor?[2];
        session.Run([x, x], outputs);
        Array.ForEach(outputs, output => output!.Dispose());

        var profile = session.EndProfiling();

        profile.Should().StartWith(folder.Path);
        File.ReadAllText(profile).Should().Contain("Mul_node");
    }

    [Test]
    public void DimensionOverrides_FixASymbol()
    {
        var overrides = ImmutableSortedDictionary<string, long>.Empty.Add("batch", 4);
        using var session = InferenceSession.FromMemory(SmallModels.MulAndAdd, SmallModels.OneThread with { DimensionOverrides = overrides });

        session.Inputs[0].Dimensions.Should().Equal(4, 3);
    }

    [Test]
    public void ConfigEntries_OfAValueThatIsRefused_Fail()
    {
        var entries = ImmutableSortedDictionary<string, string>.Empty.Add(string.Empty, "1");
        var load = () => InferenceSession.FromMemory(SmallModels.MulAndAdd, SmallModels.OneThread with { ConfigEntries = entries });

        load.Should().Throw<OnnxRuntimeException>();
    }

    [Test]
    public void EverySwitch_TurnedOff_StillRuns()
    {
        var options = SmallModels.OneThread with
        {
            UsesMemoryArena = false,
            UsesMemoryPattern = false,
            IsDeterministic = true,
            RunsOperatorsInParallel = true,
            InterOpThreads = 2,
            GraphOptimizationLevel = GraphOptimizationLevel.None,
            ExecutionProviders = [ExecutionProvider.Cpu],
        };
        using var session = InferenceSession.FromMemory(SmallModels.MulAndAdd, options);

        session.Outputs.Length.Should().Be(2);
    }

    [Test]
    public void ExecutionProviders_OfAnUnknownName_FailWithTheLibrarysText()
    {
        var provider = new ExecutionProvider("NoSuchProvider", ImmutableSortedDictionary<string, string>.Empty);
        var load = () => InferenceSession.FromMemory(SmallModels.MulAndAdd, SmallModels.OneThread with { ExecutionProviders = [provider] });

        load.Should().Throw<OnnxRuntimeException>().WithMessage("*NoSuchProvider*");
    }

    private static float[] Run(InferenceSession session)
    {
        using var x = Tensor.Over<float>(new float[] { 1, 2 }, 1, 2);
        Tensor?[] outputs = [null];
        session.Run([x], outputs);
        using var y = outputs[0]!;
        return y.GetSpan<float>().ToArray();
    }
}
