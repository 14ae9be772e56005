using EnergyGate.Graphs;
using EnergyGate.Variants.Passes;
using EnergyGate.Variants.Pipelines;

namespace EnergyGate.Tests.Variants.Pipelines;

public sealed class RewritePipelineTests
{
    private static readonly ValueInfo Input = new("x", new(ElementType.Float, TensorShape.Of(4)));
    private static readonly ValueInfo Output = new("y", new(ElementType.Float, TensorShape.Of(4)));

    private static Node Make(string type, string input, string output) =>
        new()
        {
            Name = type,
            OperatorType = type,
            Inputs = [.. input.Split(' ')],
            Outputs = [output],
        };

    private static Graph Chain() => Graph.Create(
        [Input],
        [Output],
        [Make("Relu", "x", "a"), Make("Add", "a weight", "b"), Make("Neg", "b", "c"), Make("Abs", "c", "y")],
        [new("weight", TensorData.Scalar(1f))],
        declaredTypes: [new("a", Input.Type), new("b", Input.Type), new("c", Input.Type)]);

    private static GraphPatch? ReplaceNeg(Graph graph, Action<Refusal> refuse) =>
        graph.Nodes.FirstOrDefault(node => node.Is("Neg")) is { } neg
            ? new() { Label = "Neg -> Identity", Remove = [neg], Add = [neg with { OperatorType = "Identity" }] }
            : null;

    private static GraphPatch? ReplaceOnce(Graph graph, string removed, params Node[] added) =>
        graph.Nodes.FirstOrDefault(node => node.Is(removed)) is { } node
            ? new()
            {
                Label = "once",
                Remove = [node],
                Add = [.. added],
            }
            : null;

    private static RewriteResult Apply(Graph graph, Func<Graph, Action<Refusal>, GraphPatch?> propose, int? stopAfter = null) =>
        new RewritePipeline().Apply(graph, [new ScriptedPass(propose)], stopAfter);

    private static string[] Types(Graph graph) => [.. graph.Nodes.Select(node => node.OperatorType)];

    [Test]
    public void Apply_NoPasses_GivesTheSameGraph()
    {
        var graph = Chain();

        new RewritePipeline().Apply(graph, []).Graph.Should().BeSameAs(graph);
    }

    [Test]
    public void Apply_OnePatch_PutsTheNodeInPlaceAndLogsIt()
    {
        var result = Apply(Chain(), ReplaceNeg);

        Types(result.Graph).Should().Equal("Relu", "Add", "Identity", "Abs");
        result.Log.Applied.Should().Equal(new AppliedPatch(1, "scripted", "Neg -> Identity", NumericEffect.BitExact, 4));
    }

    [Test]
    public void Apply_NodeAddedBeforeItsSource_IsMovedBehindIt()
    {
        Node[] cut = [Make("Tanh", "x", "a"), Make("Sin", "p", "q"), Make("Cos", "a", "p"), Make("Sum", "q x", "r")];
        var result = Apply(Chain(), (graph, _) => ReplaceOnce(graph, "Relu", cut) is { } patch
            ? patch with { Remove = [.. patch.Remove, graph.Nodes[1]], Add = [.. patch.Add, Make("Add", "r weight", "b")] }
            : null);

        Types(result.Graph).Should().Equal("Tanh", "Cos", "Sin", "Sum", "Add", "Neg", "Abs");
    }

    [Test]
    public void Apply_PatchThatBypassesNodes_DropsDeadNodesTheirInitializersAndTypes()
    {
        var result = Apply(Chain(), (graph, _) => ReplaceOnce(graph, "Neg", Make("Identity", "x", "c")));

        Types(result.Graph).Should().Equal("Identity", "Abs");
        result.Graph.Initializers.Should().BeEmpty();
        result.Graph.DeclaredTypes.Keys.Should().Equal("c");
    }

    [Test]
    public void Apply_Rewrite_SharesTheBytesOfInitializers()
    {
        var graph = Chain();

        Apply(graph, ReplaceNeg).Graph.Initializers["weight"].Should().BeSameAs(graph.Initializers["weight"]);
    }

    [TestCase(0, "Relu,Add,Neg,Abs")]
    [TestCase(1, "Tanh,Add,Neg,Abs")]
    [TestCase(2, "Tanh,Add,Identity,Abs")]
    [TestCase(9, "Tanh,Add,Identity,Abs")]
    public void Apply_StopAfter_AppliesSoManyPatchesOverAllPasses(int stopAfter, string expected)
    {
        IGraphPass[] passes =
        [
            new ScriptedPass((graph, _) => ReplaceOnce(graph, "Relu", Make("Tanh", "x", "a"))),
            new ScriptedPass(ReplaceNeg),
        ];

        Types(new RewritePipeline().Apply(Chain(), passes, stopAfter).Graph).Should().Equal(expected.Split(','));
    }

    [Test]
    public void Apply_RefusalsOfSeveralRounds_KeepsThoseThatStandAtTheEnd()
    {
        var result = Apply(Chain(), (graph, refuse) =>
        {
            refuse(new("scripted", graph.Nodes[2].OperatorType, "because"));
            refuse(new("scripted", graph.Nodes[2].OperatorType, "because"));
            return ReplaceNeg(graph, refuse);
        });

        result.Log.Refusals.Should().Equal(new Refusal("scripted", "Identity", "because"));
    }

    [Test]
    public void Apply_QuantizedWeight_IsLoggedWhileItsInitializerSurvives()
    {
        var weight = new QuantizedWeight("q", "s", null, null, "weight", TensorData.Scalar(1f));
        var patched = Apply(Chain(), (graph, _) => graph.Nodes.Any(node => node.Is("Add"))
            ? ReplaceOnce(graph, "Add", Make("Sub", "a q", "b"))! with
            {
                Initializers = Chain().Initializers.Clear().Add("q", TensorData.Scalar((sbyte)1)),
                QuantizedWeights = [weight, weight with { Name = "lost" }],
            }
            : null);

        patched.Log.QuantizedWeights.Should().Equal(weight);
    }

    [TestCase("nowhere", "b", "reads 'nowhere'")]
    [TestCase("a", "x", "two producers")]
    [TestCase("a", "y", "two producers")]
    [TestCase("c", "b", "wait for one another")]
    [TestCase("a", "elsewhere", "reads 'b'")]
    public void Apply_InvalidPatch_ThrowsAndSaysWhatIsWrong(string input, string output, string fault)
    {
        var apply = () => Apply(Chain(), (graph, _) => ReplaceOnce(graph, "Add", Make("Sub", input, output)));

        apply.Should().Throw<InvalidPatchException>().WithMessage($"*scripted*once*{fault}*");
    }

    [Test]
    public void Apply_PatchThatLosesAnOutput_Throws()
    {
        var apply = () => Apply(Chain(), (graph, _) => ReplaceOnce(graph, "Abs"));

        apply.Should().Throw<InvalidPatchException>().WithMessage("*output 'y'*");
    }

    [Test]
    public void Apply_PatchThatRemovesAStranger_Throws()
    {
        var apply = () => Apply(Chain(), (_, _) => new() { Label = "stranger", Remove = [Make("Abs", "c", "y")] });

        apply.Should().Throw<InvalidPatchException>().WithMessage("*not in the graph*");
    }

    [Test]
    public void Apply_PatchThatRemovesAMissingInitializer_Throws()
    {
        var apply = () => Apply(Chain(), (_, _) => new GraphPatch { Label = "once", RemoveInitializers = ["nobody"] });

        apply.Should().Throw<InvalidPatchException>().WithMessage("*'nobody', which the graph does not have*");
    }

    [Test]
    public void Apply_PatchThatRaisesTheOpsetOfOtherNodes_Throws()
    {
        var apply = () => Apply(Chain(), (graph, refuse) => ReplaceNeg(graph, refuse)! with { Opsets = graph.Opsets.SetItem("", 20) });

        apply.Should().Throw<InvalidPatchException>().WithMessage("*operator set 20*17*");
    }

    [Test]
    public void Apply_PassThatUndoesItself_IsStopped()
    {
        var apply = () =>
            Apply(Chain(), (graph, refuse) => ReplaceNeg(graph, refuse) ?? ReplaceOnce(graph, "Identity", Make("Neg", "b", "c")));

        apply.Should().Throw<InvalidPatchException>().WithMessage("*for ever*");
    }

    [Test]
    public void Apply_PassThatNeverEnds_IsStopped()
    {
        var count = 0;
        var apply = () =>
            Apply(
                Chain(),
                (graph, _) =>
                    new()
                    {
                        Label = $"again {count++}",
                        Remove = [graph.Nodes[0]],
                        Add = [Make("Relu", "x", "a")],
                    });

        apply.Should().Throw<InvalidPatchException>().WithMessage("*no end*");
    }

    [Test]
    public void Apply_NegativeStopAfter_Throws()
    {
        var apply = () => Apply(Chain(), ReplaceNeg, -1);

        apply.Should().Throw<ArgumentOutOfRangeException>();
    }
}
