using EnergyGate.Graphs;
using EnergyGate.Variants.Passes;

namespace EnergyGate.Tests.Variants.Pipelines;

/// <summary>A pass whose proposals a test writes.</summary>
internal sealed class ScriptedPass(Func<Graph, Action<Refusal>, GraphPatch?> propose) : IGraphPass
{
    public string Name => "scripted";

    public NumericEffect Effect => NumericEffect.BitExact;

    public GraphPatch? Propose(Graph graph, Action<Refusal> refuse) => propose(graph, refuse);
}
