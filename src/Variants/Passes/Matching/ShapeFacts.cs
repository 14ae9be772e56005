using System.Collections.Immutable;
using EnergyGate.Graphs;

namespace EnergyGate.Variants.Passes.Matching;

/// <summary>
/// What can be proved of the shapes of a graph's values without running it: extents as numbers or keys, and the integers of the
/// shape arithmetic that exporters leave in a graph. Made in one sweep; a value of which nothing is known has no entry.
/// </summary>
internal sealed class ShapeFacts
{
    private readonly Graph graph;
    private readonly Dictionary<string, ImmutableArray<Extent>> shapes = new(StringComparer.Ordinal);
    private readonly IntegerFacts integers;

    /// <exception cref="MalformedGraphException">A node's attributes or inputs do not fit its operator.</exception>
    public ShapeFacts(Graph graph)
    {
        this.graph = graph;
        integers = new(graph, this);
        foreach (var input in graph.Inputs)
        {
            Declare(input.Name, input.Type);
        }

        foreach (var node in graph.Nodes)
        {
            try
            {
                Visit(node);
            }
            catch (Exception exception) when (MalformedGraphException.Explains(exception))
            {
                throw new MalformedGraphException(
                    node, $"its inputs or attributes do not fit the operator: {exception.Message}", exception);
            }
        }
    }

    /// <summary>The extents, or null when the rank is not known.</summary>
    public ImmutableArray<Extent>? Shape(string value) =>
        shapes.TryGetValue(value, out var shape) ? shape
        : graph.Constant(value) is { } constant ? [.. constant.Extents.Select(Extent.Of)]
        : null;

    /// <summary>The elements of an integer scalar or vector, or null.</summary>
    public ImmutableArray<Extent>? Integers(string value) => integers.Of(value);

    /// <summary>The constant of this name, or null.</summary>
    public TensorData? Constant(string value) => graph.Constant(value);

    private void Visit(Node node)
    {
        integers.Visit(node);
        if (ShapeRules.Infer(node, this) is { } shape)
        {
            foreach (var output in node.Is("Split") ? node.Outputs : node.Outputs[..1])
            {
                shapes[output] = Keyed(output, shape);
            }
        }
        else
        {
            foreach (var output in node.Outputs.Where(output => output.Length > 0))
            {
                Declare(output, graph.DeclaredTypes.GetValueOrDefault(output));
            }
        }
    }

    private void Declare(string value, TensorType? type)
    {
        if (type?.Shape is { } shape)
        {
            shapes[value] = Keyed(value, [.. shape.Select(dimension => dimension.Value is { } number ? Extent.Of(number)
                : dimension.Symbol is { } symbol ? Extent.Named(symbol) : (Extent?)null)]);
        }
    }

    /// <summary>An extent of which nothing is known is named after the value: it equals itself and nothing else.</summary>
    private static ImmutableArray<Extent> Keyed(string value, ImmutableArray<Extent?> shape) =>
        [.. shape.Select((extent, axis) => extent ?? Extent.Named($"{value}#{axis}"))];
}
