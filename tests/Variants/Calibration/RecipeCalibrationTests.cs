using EnergyGate.Graphs;
using EnergyGate.Tests.Variants.Passes;
using EnergyGate.Variants.Calibration;
using EnergyGate.Variants.Feeding;
using EnergyGate.Variants.Passes;
using EnergyGate.Variants.Pipelines;
using EnergyGate.Variants.Recipes;
using EnergyGate.Variants.Sessions;

namespace EnergyGate.Tests.Variants.Calibration;

/// <summary>attention-skip-1 on graphs of three exporters: the same as their own graph with the chosen branch set to zero.</summary>
public sealed class RecipeCalibrationTests
{
    private static string[] Encoders => ExportedModels.Encoders;

    private static TokenizedTexts Texts(int seed = 4)
    {
        var random = new Random(seed);
        int[] lengths = [5, 9, 3, 7];
        int[] starts = [0, .. lengths.Select((_, i) => lengths[..(i + 1)].Sum())];
        return new([.. Enumerable.Range(0, starts[^1]).Select(_ => random.Next(1, 900))], new int[starts[^1]], starts);
    }

    [TestCaseSource(nameof(Encoders))]
    public void Resolve_AttentionSkip_EqualsTheGraphWithTheBranchZeroed(string name)
    {
        var graph = ExportedModels.Load(name);
        var recipe = RecipeCalibration.Resolve(GraphRecipes.Find("attention-skip-1"), graph, Texts(), new(1));
        var result = new RewritePipeline().Apply(graph, recipe.Passes);
        var inputs = GraphRun.Inputs(graph, ExportedModels.PaddedBatch(graph), vocabularySize: 900);

        var left = result.Log.Applied.Single(patch => patch.Pass == "skip-attention").Label.Split(' ')[2];
        var zeroed = GraphRun.On(WithoutBranch(graph, left), inputs);

        GraphRun.ToleranceUsed(GraphRun.On(result.Graph, inputs, recipe.Level), zeroed, 1e-5, 1e-5).Should().BeLessThanOrEqualTo(1);
        GraphRun.ToleranceUsed(zeroed, GraphRun.On(graph, inputs), 1e-3, 0).Should().BeGreaterThan(1, "else nothing was left out");
    }

    [Test]
    public void Resolve_SameTexts_ChoosesTheSame()
    {
        var graph = ExportedModels.Load("distilbert-seqcls-opset17-eager");
        string Choice() =>
            new RewritePipeline()
                .Apply(graph, RecipeCalibration.Resolve(GraphRecipes.Find("attention-skip-1"), graph, Texts(), new(1)).Passes)
                .Log.Applied.Single(patch => patch.Pass == "skip-attention")
                .Label;

        Choice().Should().Be(Choice());
    }

    [Test]
    public void Resolve_RecipeWithoutAChoice_IsTheSame()
    {
        var recipe = GraphRecipes.Find("fp32-cpu");

        RecipeCalibration.Resolve(recipe, Graph.Create([], [], []), Texts(), new RunnerSettings(1)).Should().BeSameAs(recipe);
    }

    [Test]
    public void Resolve_NoTexts_Throws()
    {
        var graph = ExportedModels.Load("distilbert-seqcls-opset17-eager");

        FluentActions.Invoking(() =>
                RecipeCalibration.Resolve(
                    GraphRecipes.Find("attention-skip-1"), graph, new TokenizedTexts([], [], [0]), new RunnerSettings(1)))
            .Should().Throw<CalibrationException>()
            .WithMessage("*no calibration texts*");
    }

    [Test]
    public void Resolve_Decoder_SaysWhyNothingCanBeLeftOut()
    {
        var graph = ExportedModels.Load("gpt2-opset14");

        FluentActions
            .Invoking(() => RecipeCalibration.Resolve(GraphRecipes.Find("attention-skip-1"), graph, Texts(), new RunnerSettings(1)))
            .Should().Throw<CalibrationException>()
            .WithMessage("*of the 0 attention sublayers*the probabilities are not only multiplied with the values");
    }

    /// <summary>The output projection of the branch that goes into a sum, set to zero.</summary>
    private static Graph WithoutBranch(Graph graph, string sum)
    {
        var inlined = new RewritePipeline().Apply(graph, [new InlineConstants()]).Graph;
        var inputs = inlined.Index.Producer(sum)!.Inputs;
        foreach (var branch in inputs.Select(inlined.Index.Producer).OfType<Node>().Where(node => node.Is("Add")))
        {
            var bias = branch.Inputs.SingleOrDefault(inlined.Initializers.ContainsKey);
            var product = branch.Inputs.Select(inlined.Index.Producer).SingleOrDefault(node => node is not null && node.Is("MatMul"));
            if (bias is not null && product is not null && inlined.Initializers.ContainsKey(product.Input(1)))
            {
                return inlined.With(
                    initializers: inlined
                        .Initializers.SetItem(bias, Zeros(inlined, bias))
                        .SetItem(product.Input(1), Zeros(inlined, product.Input(1))));
            }
        }

        throw new InvalidOperationException($"no branch with a product and a bias goes into {sum}");
    }

    private static TensorData Zeros(Graph graph, string name) =>
        new(ElementType.Float, graph.Initializers[name].Extents, new byte[graph.Initializers[name].Bytes.Length]);
}
