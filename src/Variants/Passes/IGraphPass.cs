using EnergyGate.Graphs;

namespace EnergyGate.Variants.Passes;

/// <summary>One rewrite rule. It reads an immutable graph and proposes patches, one at a time, until it has nothing left to do.</summary>
public interface IGraphPass
{
    /// <summary>Name used in recipes, logs and reports, e.g. <c>fuse-attention</c>.</summary>
    string Name { get; }

    /// <summary>What the rewrite does to the numbers: bit-exact, the same up to rounding, or lossy.</summary>
    NumericEffect Effect { get; }

    /// <summary>The next rewrite that this pass wants, or null when it has nothing left to do.</summary>
    /// <param name="graph">The graph as it is now.</param>
    /// <param name="refuse">Called for each near match that is left alone, with the reason.</param>
    GraphPatch? Propose(Graph graph, Action<Refusal> refuse);
}
