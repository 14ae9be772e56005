using System.Collections.Immutable;
using EnergyGate.Graphs;
using EnergyGate.Variants.Passes;

namespace EnergyGate.Variants.Pipelines;

/// <summary>
/// Applies the patches that passes propose, one at a time, and checks the graph after each. Passes run in order, each until it has
/// nothing left to do. Weights are shared with the given graph.
/// </summary>
/// <param name="onApplied">Called after each patch, e.g. to show progress; may be null.</param>
public sealed class RewritePipeline(Action<AppliedPatch>? onApplied = null)
{
    /// <summary>Rewrites a graph.</summary>
    /// <param name="graph">The graph to start from; it is not changed.</param>
    /// <param name="passes">The passes, in order.</param>
    /// <param name="stopAfter">Stop after so many patches, at least 0, to bisect a bad rewrite; null applies all.</param>
    /// <exception cref="InvalidPatchException">A pass proposed a patch that would break the graph, or the same patch again and
    /// again.</exception>
    /// <exception cref="MalformedGraphException">A node's attributes or inputs do not fit its operator.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="stopAfter"/> is negative.</exception>
    public RewriteResult Apply(Graph graph, IReadOnlyList<IGraphPass> passes, int? stopAfter = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(stopAfter ?? 0, nameof(stopAfter));
        var applied = ImmutableArray.CreateBuilder<AppliedPatch>();
        var refusals = ImmutableArray.CreateBuilder<Refusal>();
        var weights = new Dictionary<string, QuantizedWeight>(StringComparer.Ordinal);
        foreach (var pass in passes)
        {
            var standing = new List<Refusal>();
            var guard = new RepetitionGuard(pass.Name, graph.Nodes.Length);
            while (applied.Count < (stopAfter ?? int.MaxValue))
            {
                standing.Clear();
                if (Propose(pass, graph, standing) is not { } patch)
                {
                    break;
                }

                guard.Check(patch);
                graph = new PatchApplication(graph, pass.Name, patch).Apply();
                applied.Add(new(applied.Count + 1, pass.Name, patch.Label, pass.Effect, graph.Nodes.Length));
                onApplied?.Invoke(applied[^1]);
                foreach (var weight in patch.QuantizedWeights)
                {
                    weights[weight.Name] = weight;
                }
            }

            refusals.AddRange(standing.Distinct());
        }

        return new(graph, new(applied.ToImmutable(), refusals.ToImmutable(), Surviving(weights.Values, graph)));
    }

    // The last resort for graphs that are not legal: rules name the node, this names the pass.
    private static GraphPatch? Propose(IGraphPass pass, Graph graph, List<Refusal> standing)
    {
        try
        {
            return pass.Propose(graph, standing.Add);
        }
        catch (Exception exception) when (MalformedGraphException.Explains(exception))
        {
            throw new MalformedGraphException($"pass {pass.Name} cannot read this graph: {exception.Message}", exception);
        }
    }

    private static ImmutableArray<QuantizedWeight> Surviving(IEnumerable<QuantizedWeight> weights, Graph graph) =>
        [.. weights.Where(weight => graph.Initializers.ContainsKey(weight.Name)).OrderBy(weight => weight.Name, StringComparer.Ordinal)];
}
