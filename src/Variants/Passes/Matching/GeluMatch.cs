using System.Collections.Immutable;
using EnergyGate.Graphs;

namespace EnergyGate.Variants.Passes.Matching;

/// <summary>
/// A GELU written out: x * 0.5 * (1 + erf(x / sqrt 2)), or its approximation x * 0.5 * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 x^3))),
/// the three factors in any order (Hendrycks and Gimpel, arXiv 1606.08415).
/// </summary>
/// <param name="Input">x.</param>
/// <param name="IsApproximate">True for the tanh form.</param>
/// <param name="Last">The node that makes the result.</param>
/// <param name="Nodes">All nodes of the match.</param>
internal sealed record GeluMatch(string Input, bool IsApproximate, Node Last, ImmutableArray<Node> Nodes)
{
    private const double Accuracy = 1e-4;
    private const double CubicFactor = 0.044715;

    /// <summary>The match around an <c>Erf</c> or a <c>Tanh</c>; null when there is none.</summary>
    public static GeluMatch? At(Graph graph, Node anchor, Action<string> refuse)
    {
        var argument = anchor.Is("Erf") ? ErfArgument(graph, anchor) : anchor.Is("Tanh") ? TanhArgument(graph, anchor) : null;
        if (argument is not var (input, inner))
        {
            return null;
        }

        if (graph.Index.OnlyConsumer(anchor.Outputs[0]) is not { } sum
            || !sum.Is("Add")
            || Number(graph, sum.OtherOperand(anchor.Outputs[0])) != 1.0)
        {
            refuse($"1 is not added to the {anchor.OperatorType}, or it is read elsewhere");
            return null;
        }

        if (Product(graph, sum, input) is not var (last, factors))
        {
            refuse("what follows is not the product with the input and one half");
            return null;
        }

        return new(input, anchor.Is("Tanh"), last, [.. inner, anchor, sum, .. factors]);
    }

    private static (string Input, ImmutableArray<Node> Inner)? ErfArgument(Graph graph, Node erf) =>
        graph.Index.Producer(erf.Input(0)) is not { } scaled ? null
        : scaled.Is("Div") && IsNear(graph, scaled.Input(1), Math.Sqrt(2)) ? (scaled.Input(0), [scaled])
        : scaled.Is("Mul") && IsNear(graph, scaled.Input(1), Math.Sqrt(0.5)) ? (scaled.Input(0), [scaled])
        : scaled.Is("Mul") && IsNear(graph, scaled.Input(0), Math.Sqrt(0.5)) ? (scaled.Input(1), [scaled])
        : null;

    private static (string Input, ImmutableArray<Node> Inner)? TanhArgument(Graph graph, Node tanh)
    {
        if (graph.Producer(tanh.Input(0), "Mul") is not { } outer || Scaled(graph, outer, Math.Sqrt(2 / Math.PI)) is not { } sumName
            || graph.Producer(sumName, "Add") is not { } sum)
        {
            return null;
        }

        foreach (var (input, cubicName) in new[] { (sum.Input(0), sum.Input(1)), (sum.Input(1), sum.Input(0)) })
        {
            if (graph.Producer(cubicName, "Mul") is { } cubic
                && Scaled(graph, cubic, CubicFactor) is { } cubeName
                && Cube(graph, cubeName, input) is { } cube)
            {
                return (input, [.. cube, cubic, sum, outer]);
            }
        }

        return null;
    }

    private static ImmutableArray<Node>? Cube(Graph graph, string value, string input)
    {
        if (graph.Index.Producer(value) is not { } cube)
        {
            return null;
        }

        if (cube.Is("Pow"))
        {
            return cube.Input(0) == input && IsNear(graph, cube.Input(1), 3) ? [cube] : null;
        }

        return
            cube.Is("Mul")
            && cube.OtherOperand(input) is { } square
            && graph.Producer(square, "Mul") is { } squared
            && squared.Inputs.All(operand => operand == input)
            ? [squared, cube]
            : null;
    }

    /// <summary>Walks the products above (1 + f) until input and one half have each come in once.</summary>
    private static (Node Last, ImmutableArray<Node> Factors)? Product(Graph graph, Node sum, string input)
    {
        var (hasInput, hasHalf) = (false, false);
        var factors = ImmutableArray.CreateBuilder<Node>();
        var node = sum;
        while (!(hasInput && hasHalf))
        {
            if (graph.Index.OnlyConsumer(node.Outputs[0]) is not { } product
                || !product.Is("Mul")
                || product.OtherOperand(node.Outputs[0]) is not { } other)
            {
                return null;
            }

            factors.Add(product);
            if (!hasInput && other == input)
            {
                hasInput = true;
            }
            else if (!hasHalf && IsNear(graph, other, 0.5))
            {
                hasHalf = true;
            }
            else if (!hasInput && !hasHalf && graph.Producer(other, "Mul") is { } halved && Scaled(graph, halved, 0.5) == input)
            {
                factors.Add(halved);
                (hasInput, hasHalf) = (true, true);
            }
            else
            {
                return null;
            }

            node = product;
        }

        return (node, factors.ToImmutable());
    }

    private static string? Scaled(Graph graph, Node product, double factor) =>
        IsNear(graph, product.Input(0), factor) ? product.Input(1) : IsNear(graph, product.Input(1), factor) ? product.Input(0) : null;

    private static double? Number(Graph graph, string? value) => value is null ? null : ScalarFacts.Constant(graph.Constant(value));

    private static bool IsNear(Graph graph, string value, double expected) =>
        Number(graph, value) is { } number && Math.Abs(number - expected) <= Accuracy * expected;
}
