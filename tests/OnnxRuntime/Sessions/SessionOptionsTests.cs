using System.Collections.Immutable;
using EnergyGate.OnnxRuntime;
using EnergyGate.OnnxRuntime.Sessions;
using EnergyGate.OnnxRuntime.Tensors;

namespace EnergyGate.Tests.OnnxRuntime.Sessions;

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
    public void ExternalInitializers_AreUsedInPlace()
    {
        const int Size = 1 << 18;
        var model = new ModelWriter()
            .Input("x", TensorElementType.Float, 1)
            .Output("y", TensorElementType.Float, Size)
            .ExternalInitializer("weight", "weights.bin", offset: 0, length: Size * 4, Size)
            .Node("Mul", ["x", "weight"], ["y"])
            .ToArray();
        using var weight = Tensor.Over<float>(new float[Size], Size);
        weight.GetSpan<float>().Fill(1);
        using var session = InferenceSession.FromMemory(
            model, SmallModels.OneThread with { ExternalInitializers = [new NamedTensor("weight", weight)] });

        weight.GetSpan<float>()[7] = 5;

        using var x = Tensor.Over<float>(new float[] { 2 }, 1);
        Tensor?[] outputs = [null];
        session.Run([x], outputs);
        using var y = outputs[0]!;
        y.GetSpan<float>()[..9].ToArray().Should().Equal(2, 2, 2, 2, 2, 2, 2, 10, 2);
    }

    [TestCase(GraphOptimizationLevel.None)]
    [TestCase(GraphOptimizationLevel.All)]
    public void ExternalInitializers_ThatRewritesFoldAndPack_GiveTheSameAnswers(GraphOptimizationLevel level)
    {
        // The second weight is transposed by constant folding, and both MatMul weights are packed by the kernels.
        var model = new ModelWriter()
            .Input("x", TensorElementType.Float, "n", 8)
            .Output("y", TensorElementType.Float, "n", 8)
            .ExternalInitializer("first", "weights.bin", offset: 0, length: 256, 8, 8)
            .ExternalInitializer("second", "weights.bin", offset: 256, length: 256, 8, 8)
            .Node("Transpose", ["second"], ["turned"], "", ModelWriter.IntegersAttribute("perm", 1, 0))
            .Node("MatMul", ["x", "first"], ["hidden"])
            .Node("MatMul", ["hidden", "turned"], ["y"])
            .ToArray();
        var values = Enumerable.Range(0, 64).Select(i => (float)(i % 7) - 3).ToArray();
        using var weight = Tensor.Over<float>(values, 8, 8);
        using var session = InferenceSession.FromMemory(
            model,
            SmallModels.OneThread with
            {
                GraphOptimizationLevel = level,
                ExternalInitializers = [new("first", weight), new("second", weight)],
            });
        using var x = Tensor.Over<float>(Enumerable.Range(0, 8).Select(i => (float)i).ToArray(), 1, 8);
        Tensor?[] outputs = [null];

        session.Run([x], outputs);

        using var y = outputs[0]!;
        y.GetSpan<float>().ToArray().Should().Equal(Enumerable.Range(0, 8).Select(j => (float)Enumerable.Range(0, 8).Sum(k =>
            Enumerable.Range(0, 8).Sum(i => i * values[(i * 8) + k]) * values[(j * 8) + k])));
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
        var path = folder["optimised.onnx"];
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

        using var session = InferenceSession.FromFile(
            path,
            SmallModels.OneThread with
            {
                GraphOptimizationLevel = GraphOptimizationLevel.None,
            });

        Run(session).Should().Equal(3, 10);
        System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(path)).Should().Contain("Mul_node").And.NotContain("Add_node");
    }

    [Test]
    public void ProfilePathPrefix_WritesTheNodesThatRan()
    {
        using var folder = new TemporaryFolder();
        using var session = InferenceSession.FromMemory(
            SmallModels.MulAndAdd,
            SmallModels.OneThread with
            {
                ProfilePathPrefix = folder["profile"],
            });
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
        using var session = InferenceSession.FromMemory(
            SmallModels.MulAndAdd,
            SmallModels.OneThread with
            {
                DimensionOverrides = overrides,
            });

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
