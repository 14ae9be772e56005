using EnergyGate.Graphs;
using EnergyGate.Variants.Passes;
using EnergyGate.Variants.Pipelines;

namespace EnergyGate.Tests.Variants.Passes;

/// <summary>What every test of a pass does: apply it, and compare the graphs on ONNX Runtime.</summary>
internal static class PassTest
{
    private static readonly Dictionary<string, long> Extents = new() { ["batch"] = 2, ["sequence"] = 5, ["other"] = 5 };

    public static RewriteResult Apply(IGraphPass pass, Graph graph) => new RewritePipeline().Apply(graph, [pass]);

    /// <summary>Operator types after the pass.</summary>
    public static string[] Types(this RewriteResult result) => [.. result.Graph.Nodes.Select(node => node.OperatorType)];

    /// <summary>Applies a pass and checks that the outputs stay within 1e-5 absolute and relative.</summary>
    public static RewriteResult ApplyAndCompare(IGraphPass pass, Graph graph)
    {
        var result = Apply(pass, graph);
        var inputs = GraphRun.Inputs(graph, Extents);
        GraphRun.ToleranceUsed(GraphRun.On(result.Graph, inputs), GraphRun.On(graph, inputs), 1e-5, 1e-5).Should().BeLessThanOrEqualTo(1);
        return result;
    }

    /// <summary>Checks that a pass leaves the graph alone and says why.</summary>
    public static void ShouldRefuse(IGraphPass pass, Graph graph, string reason)
    {
        var result = Apply(pass, graph);
        result.Graph.Should().BeSameAs(graph);
        result.Log.Refusals.Should()
            .Contain(refusal => refusal.Pass == pass.Name && refusal.Reason.Contains(reason, StringComparison.Ordinal));
    }
}
