using System.Runtime.InteropServices;
using EnergyGate.Graphs.Onnx;
using EnergyGate.OnnxRuntime;
using EnergyGate.OnnxRuntime.Interop;
using EnergyGate.OnnxRuntime.Sessions;
using EnergyGate.OnnxRuntime.Tensors;
using EnergyGate.Variants.Pipelines;
using EnergyGate.Variants.Recipes;
using Official = Microsoft.ML.OnnxRuntime;

namespace EnergyGate.Tests.OnnxRuntime;

/// <summary>The same model and the same inputs through our binding and through the official managed API: equal bits.</summary>
internal sealed class OfficialApiTests
{
    // The managed API asks the library for the table of its own version.
    private const int OfficialVersion = 31;
    private TemporaryFolder folder = null!;

    private static readonly string[] Recipes = ["fp32", "int8-dynamic"];

    [OneTimeSetUp]
    public void WriteModels()
    {
        if (OrtFunctionVersions.OfLibrary(OnnxRuntimeLibrary.Version) < OfficialVersion)
        {
            Assert.Ignore($"the official managed API refuses ONNX Runtime {OnnxRuntimeLibrary.Version}");
        }

        OfficialApi.UseOurLibrary();
        folder = new TemporaryFolder();
        foreach (var recipe in Recipes)
        {
            OnnxModel.Save(
                new RewritePipeline().Apply(OnnxModel.Load(EmbeddedClassifier.Path), GraphRecipes.Find(recipe).Passes).Graph,
                folder[$"{recipe}.onnx"]);
        }
    }

    [OneTimeTearDown]
    public void RemoveModels() => folder?.Dispose();

    [Test]
    public void Version_OfBoth_IsThatOfOneLibrary() => OfficialApi.Version().Should().Be(OnnxRuntimeLibrary.Version);

    [TestCaseSource(nameof(Recipes))]
    public void Run_WithDefaultOptions_GivesEqualBits(string recipe)
    {
        using var options = new Official.SessionOptions();

        OursAllocated(Model(recipe), SessionOptions.Default).Should().Equal(TheirsAllocated(Model(recipe), options));
    }

    [Test]
    public void Run_WithOutputsOfTheLibrary_GivesEqualBits(
        [ValueSource(nameof(Recipes))] string recipe,
        [Values(GraphOptimizationLevel.None, GraphOptimizationLevel.Basic, GraphOptimizationLevel.All)] GraphOptimizationLevel level,
        [Values(1, 2)] int threads)
    {
        using var options = Theirs(level, threads);

        OursAllocated(Model(recipe), Ours(level, threads)).Should().Equal(TheirsAllocated(Model(recipe), options));
    }

    [Test]
    public void Run_WithOutputsOfTheCaller_GivesEqualBits(
        [ValueSource(nameof(Recipes))] string recipe,
        [Values(GraphOptimizationLevel.None, GraphOptimizationLevel.Basic, GraphOptimizationLevel.All)] GraphOptimizationLevel level,
        [Values(1, 2)] int threads)
    {
        using var options = Theirs(level, threads);

        OursBound(Model(recipe), Ours(level, threads)).Should().Equal(TheirsBound(Model(recipe), options));
    }

    private string Model(string recipe) => folder[$"{recipe}.onnx"];

    private static SessionOptions Ours(GraphOptimizationLevel level, int threads) =>
        new() { GraphOptimizationLevel = level, IntraOpThreads = threads, InterOpThreads = 1, AllowSpinning = false };

    private static Official.SessionOptions Theirs(GraphOptimizationLevel level, int threads)
    {
        var options = new Official.SessionOptions
        {
            GraphOptimizationLevel = (Official.GraphOptimizationLevel)(int)level,
            IntraOpNumThreads = threads,
            InterOpNumThreads = 1,
        };
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        options.AddSessionConfigEntry("session.inter_op.allow_spinning", "0");
        return options;
    }

    private static byte[] OursAllocated(string model, SessionOptions options)
    {
        using var session = InferenceSession.FromFile(model, options);
        var inputs = session.Inputs.Select(input =>
                Tensor.Over<long>(EmbeddedClassifier.InputOf(input.Name), EmbeddedClassifier.Rows, EmbeddedClassifier.Tokens))
            .ToArray();
        var outputs = new Tensor?[session.Outputs.Length];
        session.Run(inputs, outputs);
        byte[] bits = [.. outputs.SelectMany(output => Bits(output!.GetSpan<float>()))];
        Array.ForEach(inputs, input => input.Dispose());
        Array.ForEach(outputs, output => output!.Dispose());
        return bits;
    }

    private static byte[] TheirsAllocated(string model, Official.SessionOptions options)
    {
        using var session = new Official.InferenceSession(model, options);
        using var run = new Official.RunOptions();
        var inputs = TheirInputs(session);
        using var outputs = session.Run(run, [.. session.InputNames], inputs, [.. session.OutputNames]);
        byte[] bits = [.. outputs.SelectMany(output => Bits(output.GetTensorDataAsSpan<float>()))];
        Array.ForEach(inputs, input => input.Dispose());
        return bits;
    }

    private static byte[] OursBound(string model, SessionOptions options)
    {
        using var session = InferenceSession.FromFile(model, options);
        var inputs = session.Inputs.Select(input =>
                Tensor.Over<long>(EmbeddedClassifier.InputOf(input.Name), EmbeddedClassifier.Rows, EmbeddedClassifier.Tokens))
            .ToArray();
        var logits = new float[LogitsOf(session.Outputs[session.IndexOfOutput("logits")].Dimensions[1])];
        using var output = Tensor.Over<float>(logits, EmbeddedClassifier.Rows, logits.Length / EmbeddedClassifier.Rows);
        using var binding = new IoBinding(session);
        for (var i = 0; i < inputs.Length; i++)
        {
            binding.BindInput(session.Inputs[i].Name, inputs[i]);
        }

        binding.BindOutput("logits", output);
        session.Run(binding);
        Array.ForEach(inputs, input => input.Dispose());
        return Bits(logits);
    }

    private static byte[] TheirsBound(string model, Official.SessionOptions options)
    {
        using var session = new Official.InferenceSession(model, options);
        using var run = new Official.RunOptions();
        using var binding = session.CreateIoBinding();
        var inputs = TheirInputs(session);
        for (var i = 0; i < inputs.Length; i++)
        {
            binding.BindInput(session.InputNames[i], inputs[i]);
        }

        var logits = new float[LogitsOf(session.OutputMetadata["logits"].Dimensions[1])];
        using var output = Official.OrtValue.CreateTensorValueFromMemory(
            logits, [EmbeddedClassifier.Rows, logits.Length / EmbeddedClassifier.Rows]);
        binding.BindOutput("logits", output);
        session.RunWithBinding(run, binding);
        Array.ForEach(inputs, input => input.Dispose());
        return Bits(logits);
    }

    private static Official.OrtValue[] TheirInputs(Official.InferenceSession session) =>
    [
        .. session.InputNames.Select(name =>
            Official.OrtValue.CreateTensorValueFromMemory(
                EmbeddedClassifier.InputOf(name), [EmbeddedClassifier.Rows, EmbeddedClassifier.Tokens])),
    ];

    private static long LogitsOf(long columns) => EmbeddedClassifier.Rows * columns;

    private static byte[] Bits(ReadOnlySpan<float> values) => MemoryMarshal.AsBytes(values).ToArray();
}
