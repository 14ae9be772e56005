using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Results;
using EnergyGate.Graphs;
using EnergyGate.Graphs.Onnx;
using EnergyGate.OnnxRuntime.Sessions;
using EnergyGate.Variants.Recipes;

namespace EnergyGate.Tests.Gate.Commands;

internal sealed class OptimizeCommandTests
{
    private readonly TemporaryFolder folder = new();

    [OneTimeTearDown]
    public void Remove() => folder.Dispose();

    private static IEnumerable<GraphRecipe> RecipesOfTheirOwn => GraphRecipes.All.Where(recipe => !recipe.NeedsCalibration);

    [TestCaseSource(nameof(RecipesOfTheirOwn))]
    public void Optimize_EmbeddedModel_GivesAModelThatOpens(GraphRecipe recipe)
    {
        var output = folder[recipe.Name + ".onnx"];
        var run = ProgramRun.Of("optimize", Path.Combine(EmbeddedData.ModelFolder, "sst-2.onnx"), output, "--recipe", recipe.Name);
        run.ExitCode.Should().Be(ExitCode.Pass, run.Error);
        using var session = InferenceSession.FromFile(output);
        session.Outputs.Should().ContainSingle().Which.Name.Should().Be("logits");
    }

    [Test]
    public void Optimize_AttributeOfAnotherKind_EndsWithFileNodeAndAttribute()
    {
        var graph = OnnxModel.Load(Path.Combine(EmbeddedData.ModelFolder, "sst-2.onnx"));
        var node = graph.Nodes.First(node => node.OperatorType == "Softmax");
        var malformed = graph.Nodes.SetItem(graph.Nodes.IndexOf(node), node.With("axis", AttributeValue.Of([1L, 2])));
        var input = folder["malformed.onnx"];
        OnnxModel.Save(graph.With(nodes: malformed), input);
        var run = ProgramRun.Of("optimize", input, folder["none.onnx"], "--recipe", "fp32-fused");
        run.ExitCode.Should().Be(ExitCode.BadInput, run.Error);
        run.ErrorLines.Should().Equal($"energygate: {input}: {node}: its attribute 'axis' is Ints, where Int is legal");
    }

    [Test]
    public void Optimize_Quantized_IsSmallerThanHalf()
    {
        var output = folder["small.onnx"];
        ProgramRun.Of("optimize", Path.Combine(EmbeddedData.ModelFolder, "sst-2.onnx"), output, "--recipe", "int8-dynamic").ExitCode
            .Should().Be(0);
        OnnxModel.Load(output).Initializers.Values.Sum(data => (long)data.Bytes.Length)
            .Should().BeLessThan(
                new FileInfo(Path.Combine(EmbeddedData.ModelFolder, "weights.bin")).Length,
                "the file holds the weights at half of fp32's size");
    }

    [Test]
    public void Optimize_AttentionSkip_SaysWhichSublayerAndHowAlike()
    {
        var texts = folder["texts.tsv"];
        File.WriteAllLines(texts, ["the film is good", "", "a bad day\tand a worse night", "no one liked it"]);
        var output = folder["skipped.onnx"];

        var run = ProgramRun.Of(
            "optimize",
            Path.Combine(EmbeddedData.ModelFolder, "sst-2.onnx"),
            output, "--recipe", "attention-skip-1", "--calibration", texts);

        run.ExitCode.Should().Be(ExitCode.Pass, run.Error);
        run.Out.Should().Contain("left out, cosine of its input and output 0.").And.Contain("changes its input more");
        using var session = InferenceSession.FromFile(output);
        session.Outputs.Should().ContainSingle().Which.Name.Should().Be("logits");
    }

    [TestCase("attention-skip-1", "--calibration")]
    [TestCase("attention-skip-99", "at least one must stay", "texts.txt")]
    [TestCase("attention-skip-1", "has no text", "empty.txt")]
    public void Optimize_AttentionSkipThatCannotChoose_IsBadInput(string recipe, string line, string? file = null)
    {
        File.WriteAllText(folder["texts.txt"], "the film is good");
        File.WriteAllText(folder["empty.txt"], "\n \n");
        string[] calibration = file is null ? [] : ["--calibration", folder[file]];

        var run = ProgramRun.Of(
            ["optimize", Path.Combine(EmbeddedData.ModelFolder, "sst-2.onnx"), folder["none.onnx"], "--recipe", recipe, .. calibration]);

        run.ExitCode.Should().Be(ExitCode.BadInput, run.Out);
        run.ErrorLines.Should().ContainSingle().Which.Should().Contain(line);
        File.Exists(folder["none.onnx"]).Should().BeFalse();
    }
}
