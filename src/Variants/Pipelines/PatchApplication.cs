using System.Collections.Immutable;
using EnergyGate.Graphs;

namespace EnergyGate.Variants.Pipelines;

/// <summary>Makes the graph that one patch asks for, or says what is wrong with the patch.</summary>
internal sealed class PatchApplication(Graph graph, string pass, GraphPatch patch)
{
    public Graph Apply()
    {
        CheckRemoved();
        var initializers = graph.Initializers.RemoveRange(patch.RemoveInitializers).SetItems(patch.Initializers);
        var nodes = Merge();
        var producers = Producers(nodes, initializers);
        var ordered = Order(nodes, producers, initializers);
        CheckOutputs(producers, initializers);
        var alive = UnusedParts.RemoveNodes(ordered, graph.Outputs);
        return graph.With(
            nodes: alive,
            initializers: UnusedParts.RemoveInitializers(initializers, alive, graph.Outputs),
            declaredTypes: SurvivingTypes(producers, alive),
            opsets: MergedOpsets());
    }

    private void CheckRemoved()
    {
        if (patch.Remove.Distinct().Count() != patch.Remove.Length || patch.Remove.Except(graph.Nodes).FirstOrDefault() is not null)
        {
            throw Fault("it removes a node twice, or one that is not in the graph");
        }

        if (patch.RemoveInitializers.FirstOrDefault(name => !graph.Initializers.ContainsKey(name)) is { } missing)
        {
            throw Fault($"it removes the initializer '{missing}', which the graph does not have");
        }
    }

    /// <summary>New nodes stand where the last node that they replace stood; <see cref="Order"/> repairs what that breaks.</summary>
    private List<Node> Merge()
    {
        var removed = patch.Remove.ToHashSet();
        var place = graph.Nodes.Length - 1;
        while (place >= 0 && removed.Count > 0 && !removed.Contains(graph.Nodes[place]))
        {
            place--;
        }

        var nodes = new List<Node>(graph.Nodes.Length + patch.Add.Length);
        for (var i = 0; i < graph.Nodes.Length; i++)
        {
            if (!removed.Contains(graph.Nodes[i]))
            {
                nodes.Add(graph.Nodes[i]);
            }

            if (i == place)
            {
                nodes.AddRange(patch.Add);
            }
        }

        return graph.Nodes.Length == 0 ? [.. patch.Add] : nodes;
    }

    private Dictionary<string, Node> Producers(List<Node> nodes, ImmutableSortedDictionary<string, TensorData> initializers)
    {
        var inputs = graph.Inputs.Select(input => input.Name).ToHashSet(StringComparer.Ordinal);
        var producers = new Dictionary<string, Node>(StringComparer.Ordinal);
        foreach (var node in nodes)
        {
            foreach (var output in node.Outputs.Where(output => output.Length > 0))
            {
                if (inputs.Contains(output) || initializers.ContainsKey(output) || !producers.TryAdd(output, node))
                {
                    throw Fault($"value '{output}' would have two producers, one of them {node}");
                }
            }
        }

        return producers;
    }

    private ImmutableArray<Node> Order(
        List<Node> nodes, Dictionary<string, Node> producers, ImmutableSortedDictionary<string, TensorData> initializers)
    {
        var given = graph.Inputs.Select(input => input.Name).ToHashSet(StringComparer.Ordinal);
        var order = new TopologicalOrder(producers, value => given.Contains(value) || initializers.ContainsKey(value));
        try
        {
            return order.Of(nodes);
        }
        catch (InvalidOperationException exception)
        {
            throw Fault(exception.Message);
        }
    }

    private void CheckOutputs(Dictionary<string, Node> producers, ImmutableSortedDictionary<string, TensorData> initializers)
    {
        foreach (var output in graph.Outputs.Select(output => output.Name))
        {
            if (!producers.ContainsKey(output) && !initializers.ContainsKey(output) && graph.Inputs.All(input => input.Name != output))
            {
                throw Fault($"nothing makes the graph's output '{output}' any more");
            }
        }
    }

    private ImmutableDictionary<string, TensorType> SurvivingTypes(Dictionary<string, Node> producers, ImmutableArray<Node> alive)
    {
        var nodes = alive.ToHashSet();
        var gone = graph.Nodes.Where(node => !nodes.Contains(node)).SelectMany(node => node.Outputs)
            .Where(value => !producers.TryGetValue(value, out var producer) || !nodes.Contains(producer));
        return graph.DeclaredTypes.RemoveRange(gone);
    }

    private ImmutableSortedDictionary<string, int> MergedOpsets()
    {
        var opsets = graph.Opsets;
        foreach (var (domain, version) in patch.Opsets)
        {
            if (!opsets.TryGetValue(domain, out var present))
            {
                opsets = opsets.Add(domain, version);
            }
            else if (present < version)
            {
                throw Fault($"it needs operator set {version} of '{domain}' where the graph's other nodes are written for {present}");
            }
        }

        return opsets;
    }

    private InvalidPatchException Fault(string fault) => new(pass, patch.Label, fault);
}
