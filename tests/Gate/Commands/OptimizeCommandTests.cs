using EnergyGate.Gate.Models;
using EnergyGate.Gate.Verdicts;
using EnergyGate.OnnxRuntime;
using EnergyGate.Variants.Graphs.Onnx;
using EnergyGate.Variants.Recipes;

namespace EnergyGate.Tests.Gate.Commands;

public sealed class OptimizeCommandTests
{
    private readonly TemporaryFolder folder = new();

    [OneTimeTearDown]
    public void Remove() => folder.Dispose();

    [TestCaseSource(typeof(GraphRecipes), nameof(GraphRecipes.All))]
    public void Optimize_EmbeddedModel_GivesAModelThatOpens(GraphRecipe recipe)
    {
        var output = folder[recipe.Name + ".onnx"];
        var run = ProgramRun.Of("optimize", Path.Combine(EmbeddedData.ModelFolder, "sst-2.onnx"), output, "--recipe", recipe.Name);
        run.ExitCode.Should().Be(ExitCode.Pass, run.Error);
        using var session = InferenceSession.FromFile(output);
        session.Outputs.Should().ContainSingle().Which.Name.Should().Be("logits");
    }

    [Test]
    public void Optimize_Quantized_IsSmallerThanHalf()
    {
        var output = folder["small.onnx"];
        ProgramRun.Of("optimize", Path.Combine(EmbeddedData.ModelFolder, "sst-2.onnx"), output, "--recipe", "int8-dynamic").ExitCode.Should().Be(0);
        OnnxModel.Load(output).Initializers.Values.Sum(data => (long)data.Bytes.Length)
            .Should().BeLessThan(new FileInfo(Path.Combine(EmbeddedData.ModelFolder, "sst-2.onnx")).Length / 2);
    }
}
