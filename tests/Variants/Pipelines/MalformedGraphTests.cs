using EnergyGate.Errors;
using EnergyGate.Graphs;
using EnergyGate.Graphs.Costs;
using EnergyGate.Graphs.Listings;
using EnergyGate.Graphs.Onnx;
using EnergyGate.Tests.Variants.Passes;
using EnergyGate.Variants.Pipelines;
using EnergyGate.Variants.Recipes;

namespace EnergyGate.Tests.Variants.Pipelines;

/// <summary>Graphs that ONNX does not allow: every step gives a result or an error for the user, never another exception.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class MalformedGraphTests
{
    private const int Mutants = 400;

    private static readonly Dictionary<string, Graph> Graphs = new(StringComparer.Ordinal)
    {
        ["attention"] = new AttentionSketch().Build(),
        ["sublayers"] = new SublayerSketch().Build(),
        ["shapes"] = Shapes(),
    };

    [Test]
    public void LoadRewriteAndCost_MutantsOfSmallGraphs_GiveAResultOrAUserError([Values("attention", "sublayers", "shapes")] string name)
    {
        var refused = 0;
        for (var seed = 0; seed < Mutants; seed++)
        {
            var mutant = new GraphMutation(seed).Of(Graphs[name]);
            try
            {
                Process(mutant);
            }
            catch (UserErrorException exception)
            {
                refused++;
                exception.UserMessage.Should().NotBeEmpty().And.NotContain("\n");
            }
            catch (Exception exception)
            {
                throw new AssertionException($"seed {seed} of {name}: {exception}", exception);
            }
        }

        refused.Should().BeInRange(Mutants / 20, Mutants * 19 / 20, "mutants that are all refused, or all taken, test nothing");
    }

    [Test]
    public void Apply_ListWhereAnIntegerBelongs_NamesNodeAndAttribute() =>
        Fault(WithAttribute(new AttentionSketch().Build(), "p", "axis", AttributeValue.Of([1L, 2]))).Should()
            .Be("Softmax 'p': its attribute 'axis' is Ints, where Int is legal");

    [Test]
    public void Apply_AxesOfAnotherLengthThanStarts_NamesTheNode() =>
        Fault(Sliced().WithInitializer("axes", 0, 1)).Should()
            .Be("Slice 's': starts has 1 elements, ends 1 and axes 2, where equal numbers are legal");

    [Test]
    public void Infer_AxesOfAnotherLengthThanStarts_NamesTheNode() =>
        FluentActions.Invoking(() => EnergyGate.Graphs.Shapes.ShapeInference.Infer(Sliced().WithInitializer("axes", 0, 1)))
            .Should().Throw<UserErrorException>().WithMessage("Slice 's': starts has 1 elements where axes has 2");

    [Test]
    public void Apply_AxisBeyondTheRank_NamesTheNode() =>
        Fault(Sliced().WithInitializer("axes", 3)).Should().Be("Slice 's': it names the axis 3 of a tensor with 3 axes");

    [Test]
    public void Apply_PassThatCannotReadTheGraph_IsAUserErrorThatNamesThePass()
    {
        var apply = () => new RewritePipeline().Apply(Sliced(), [new ScriptedPass((_, _) => throw new ArgumentException("beyond"))]);
        apply.Should().Throw<MalformedGraphException>().WithMessage("pass scripted cannot read this graph: beyond");
    }

    private static string Fault(Graph graph)
    {
        var apply = () => GraphRecipes.All.Where(recipe => !recipe.NeedsCalibration)
            .Select(recipe => new RewritePipeline().Apply(graph, recipe.Passes))
            .ToList();
        return apply.Should().Throw<UserErrorException>().Which.UserMessage;
    }

    private static void Process(Graph mutant)
    {
        var graph = OnnxModel.Load(OnnxModel.ToBytes(mutant, long.MaxValue, out _), folder: null);
        foreach (var recipe in GraphRecipes.All.Where(recipe => !recipe.NeedsCalibration))
        {
            var rewritten = new RewritePipeline().Apply(graph, recipe.Passes).Graph;
            GraphListing.Of(rewritten);
            GraphCost.Of(rewritten, new Dictionary<string, long> { ["batch"] = 2, ["sequence"] = 5 });
        }
    }

    private static Graph WithAttribute(Graph graph, string node, string attribute, AttributeValue value)
    {
        var place = graph.Nodes.IndexOf(graph.Nodes.Single(other => other.Name == node));
        return graph.With(nodes: graph.Nodes.SetItem(place, graph.Nodes[place].With(attribute, value)));
    }

    private static Graph Sliced() => new GraphSketch()
        .Input("x", ElementType.Float, "batch", "sequence", 8)
        .Integers("starts", 0)
        .Integers("ends", 1)
        .Integers("axes", 1)
        .Op("s = Slice x starts ends axes")
        .Op("p = Softmax s")
        .Weight("w", 8, 8)
        .Weight("gamma", 8)
        .Weight("beta", 8)
        .Number("two", 2)
        .Number("epsilon", 1e-5f)
        .Op("a = MatMul p w")
        .LayerNorm("y", "a")
        .Build("y");

    // Operators that move and cut extents, with the shape arithmetic of exporters.
    private static Graph Shapes() => new GraphSketch()
        .Input("x", ElementType.Float, "batch", "sequence", 8)
        .Integers("starts", 0)
        .Integers("ends", 4)
        .Integers("axes", 2)
        .Integers("first", 0)
        .Integers("one", 1)
        .Integers("rest", -1)
        .Integers("zeros", 0, 0)
        .Weight("w", 4, 8)
        .Weight("b", 8)
        .Op("sliced = Slice x starts ends axes")
        .Op("shape = Shape sliced")
        .Op("rows = Gather shape first", ("axis", AttributeValue.Of(0)))
        .Op("target = Concat rows rest", ("axis", AttributeValue.Of(0)))
        .Op("flat = Reshape sliced target")
        .Op("back = Reshape flat shape")
        .Op("turned = Transpose back", ("perm", AttributeValue.Of([0L, 2, 1])))
        .Op("again = Transpose turned", ("perm", AttributeValue.Of([0L, 2, 1])))
        .Op("mean = ReduceMean again", ("axes", AttributeValue.Of([-1L])), ("keepdims", AttributeValue.Of(1)))
        .Op("centred = Sub again mean")
        .Op("lifted = Unsqueeze centred one")
        .Op("lowered = Squeeze lifted one")
        .Op("cast = Cast lowered", ("to", AttributeValue.Of((long)ElementType.Float)))
        .Op("filled = ConstantOfShape shape", ("value", AttributeValue.Of(TensorData.Of([1f]))))
        .Op("sum = Add cast filled")
        .Op("product = MatMul sum w")
        .Op("biased = Add product b")
        .Op("y = Softmax biased", ("axis", AttributeValue.Of(-1)))
        .Build("y");
}
