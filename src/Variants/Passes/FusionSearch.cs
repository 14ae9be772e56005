using EnergyGate.Graphs;
using EnergyGate.Variants.Passes.Matching;

namespace EnergyGate.Variants.Passes;

/// <summary>The search that every fusion shares: anchors in graph order, the first match that can be fused.</summary>
internal static class FusionSearch
{
    /// <summary>
    /// The patch of the first anchor whose match can be fused; null when there is none. Anchors are tried in graph order.
    /// </summary>
    /// <param name="graph">The graph.</param>
    /// <param name="pass">Name of the pass, for its refusals.</param>
    /// <param name="isAnchor">The nodes at which a match may begin.</param>
    /// <param name="refuse">Called for each near match that is left alone.</param>
    /// <param name="match">The fusion at an anchor; null when there is none, after a call with the reason for a near match.</param>
    public static GraphPatch? First(
        Graph graph, string pass, Func<Node, bool> isAnchor, Action<Refusal> refuse, Func<Node, Action<string>, Fusion?> match)
    {
        foreach (var anchor in graph.Nodes.Where(isAnchor))
        {
            void RefuseHere(string reason) => refuse(new(pass, anchor.ToString(), reason));
            if (match(anchor, RefuseHere) is { } fusion && fusion.ToPatch(graph, RefuseHere) is { } patch)
            {
                return patch;
            }
        }

        return null;
    }
}
