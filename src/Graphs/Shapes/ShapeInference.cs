using System.Collections.Frozen;
using EnergyGate.Graphs.Shapes.Contracts;
using EnergyGate.Graphs.Shapes.Rules;
using EnergyGate.Graphs.Shapes.Values;

namespace EnergyGate.Graphs.Shapes;

/// <summary>
/// Infers type and shape of every value of a graph, and the values of the small integer tensors that shapes are made of
/// (<c>Shape</c>, <c>Gather</c>, <c>Concat</c>, arithmetic), as numbers or as expressions over the symbols of the inputs' shapes.
/// What is not certain stays unknown, with a reason; it is never guessed.
/// </summary>
public static class ShapeInference
{
    private static readonly FrozenDictionary<(string Domain, string Operator), ShapeRule> Rules = AllRules.Collect();

    /// <summary>True when there is a rule for the operator.</summary>
    public static bool Knows(string operatorType, string domain = "") => Rules.ContainsKey((domain, operatorType));

    /// <summary>Infers a graph.</summary>
    /// <param name="graph">The graph; types that it declares of values between nodes are not used.</param>
    /// <param name="inputShapes">Shapes that the inputs have, in place of those the graph declares; null or a missing name leaves the
    /// declared one.</param>
    /// <exception cref="ShapeException">A node's inputs do not go together, or a given shape does not fit the declared one.</exception>
    /// <exception cref="MalformedGraphException">A node's attributes do not fit its operator.</exception>
    public static InferredTypes Infer(Graph graph, IReadOnlyDictionary<string, TensorShape>? inputShapes = null)
    {
        RequireInputs(graph, inputShapes?.Keys);
        var scope = new InferenceScope(graph, Run);
        foreach (var input in graph.Inputs)
        {
            var given = inputShapes?.GetValueOrDefault(input.Name);
            if (given is not null && input.Type.Shape is { } declared && !Fits(declared, given))
            {
                throw new ShapeException($"input '{input.Name}' is declared as {declared}, which {given} does not fit");
            }

            scope.Types[input.Name] = WithNames(scope, input.Type with { Shape = given ?? input.Type.Shape });
        }

        scope.Run();
        return scope.Result();
    }

    /// <summary>Infers a graph with numbers in the place of the symbols of its inputs' shapes.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="dimensions">Symbol to extent, e.g. <c>batch_size</c> to 32; symbols inside expressions count. Others stay
    /// symbols.</param>
    /// <exception cref="ShapeException">A node's inputs do not go together.</exception>
    public static InferredTypes Infer(Graph graph, IReadOnlyDictionary<string, long> dimensions) =>
        Infer(graph, DimensionBinding.Bind(graph, dimensions));

    private static void Run(InferenceScope scope)
    {
        foreach (var node in scope.Graph.Nodes)
        {
            var context = new RuleContext(node, scope);
            if (Rules.TryGetValue((node.Domain, node.OperatorType), out var rule))
            {
                Apply(rule, context);
            }
            else
            {
                context.Unresolved($"there is no shape rule for {(node.Domain.Length == 0 ? "" : node.Domain + ".")}{node.OperatorType}");
            }

            Complete(context);
        }
    }

    /// <summary>A type whose unknown extents have a name each, so that they can be told apart.</summary>
    internal static TensorType WithNames(InferenceScope scope, TensorType type) =>
        type.Shape is { } shape && shape.Any(dimension => dimension == Dimension.Unknown)
            ? type with { Shape = new([.. shape.Select(dimension => dimension == Dimension.Unknown ? scope.Fresh() : dimension)]) }
            : type;

    private static void Apply(ShapeRule rule, RuleContext context)
    {
        try
        {
            rule(context);
        }
        catch (OverflowException)
        {
            context.Unresolved("an extent does not fit 64 bits");
        }
        catch (Exception exception) when (MalformedGraphException.Explains(exception))
        {
            throw new MalformedGraphException(
                context.Node, $"its inputs or attributes do not fit the operator: {exception.Message}", exception);
        }
    }

    /// <summary>Lists the outputs whose type or shape was lost at this node.</summary>
    private static void Complete(RuleContext context)
    {
        var inputsKnown = context.Node.Inputs.All(input =>
            input.Length == 0 || context.Scope.Type(input) is { ElementType: not ElementType.Undefined, Shape.IsKnown: true });
        foreach (var output in context.Node.Outputs)
        {
            if (output.Length == 0)
            {
                continue;
            }

            var type = context.Scope.Types.TryGetValue(output, out var found) ? found : context.Scope.Types[output] = TensorType.Unknown;
            if (type.ElementType == ElementType.Undefined || type.Shape is null || (inputsKnown && !type.Shape.IsKnown))
            {
                context.Scope.Unresolved.Add(new(output, context.Node, context.Reason ?? Cause(context)));
            }
        }
    }

    private static string Cause(RuleContext context)
    {
        var missing = context.Node.Inputs.FirstOrDefault(input =>
            input.Length > 0 && context.Scope.Type(input) is { Shape: null } or { ElementType: ElementType.Undefined });
        return missing is null
            ? "an extent depends on values that are known only when the graph runs"
            : $"nothing is known of its input '{missing}'";
    }

    private static void RequireInputs(Graph graph, IEnumerable<string>? names)
    {
        foreach (var name in names ?? [])
        {
            if (graph.Inputs.All(input => input.Name != name))
            {
                throw new ShapeException(
                    $"the graph has no input '{name}'; it has {string.Join(", ", graph.Inputs.Select(input => input.Name))}");
            }
        }
    }

    private static bool Fits(TensorShape declared, TensorShape given) =>
        declared.Count == given.Count
        && declared.Zip(given).All(pair => pair.First.Value is null || pair.Second.Value is null || pair.First.Value == pair.Second.Value);
}
