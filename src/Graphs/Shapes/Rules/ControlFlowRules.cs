using EnergyGate.Graphs.Shapes.Contracts;
using EnergyGate.Graphs.Shapes.Values;

namespace EnergyGate.Graphs.Shapes.Rules;

/// <summary>
/// <c>If</c>, <c>Loop</c> and <c>Scan</c>: the types of their subgraphs' outputs, as far as they are the same in every run.
/// </summary>
internal static class ControlFlowRules
{
    public static void Register(RuleSet rules)
    {
        rules.Add("If", If);
        rules.Add("Loop", Loop);
        rules.Add("Scan", Scan);
    }

    private static Graph? Body(RuleContext context, string attribute)
    {
        if (context.Node.Attributes.TryGetValue(attribute, out var value) && value.Kind == AttributeKind.Graph)
        {
            return value.AsGraph;
        }

        context.Unresolved($"there is no subgraph '{attribute}'");
        return null;
    }

    /// <summary>Infers a subgraph whose inputs have these types; the scope still has the names of unknown extents.</summary>
    private static InferenceScope Enter(RuleContext context, Graph body, TensorType[] inputs)
    {
        var scope = new InferenceScope(body, context.Scope);
        for (var i = 0; i < body.Inputs.Length; i++)
        {
            var declared = body.Inputs[i].Type;
            var given = i < inputs.Length ? inputs[i] : TensorType.Unknown;
            scope.Types[body.Inputs[i].Name] = new(
                given.ElementType == ElementType.Undefined ? declared.ElementType : given.ElementType, given.Shape);
        }

        scope.Run();
        return scope;
    }

    private static TensorType[] Leave(RuleContext context, Graph body, InferenceScope scope)
    {
        TensorType[] outputs = [.. body.Outputs.Select(output => scope.Type(output.Name))];
        context.Scope.Subgraphs[body] = scope.Result();
        context.Scope.Unresolved.AddRange(scope.Unresolved);
        return outputs;
    }

    private static void If(RuleContext context)
    {
        var branches = new List<(Graph Body, InferenceScope Scope, TensorType[] Outputs)>();
        var condition = context.Value(0) is { Elements: [{ Kind: ElementKind.Integer } known] } ? known.Integer != 0 : (bool?)null;
        foreach (var name in new[] { "then_branch", "else_branch" })
        {
            if ((condition is null || condition == (name == "then_branch")) && Body(context, name) is { } body)
            {
                var scope = Enter(context, body, []);
                branches.Add((body, scope, Leave(context, body, scope)));
            }
        }

        for (var output = 0; output < context.OutputCount && branches.Count > 0; output++)
        {
            var types = branches.Where(branch => output < branch.Outputs.Length).Select(branch => branch.Outputs[output]).ToArray();
            context.Output(output, types.Length == 0 ? TensorType.Unknown : types.Aggregate((left, right) => Common(context, left, right)));
            if (branches is [var only]
                && output < only.Body.Outputs.Length
                && only.Scope.Value(only.Body.Outputs[output].Name) is { } value)
            {
                context.Output(output, value);
            }
        }

        if (branches.Count == 2)
        {
            context.Unresolved("the branches give different shapes");
        }
    }

    /// <summary>The common part of two types.</summary>
    private static TensorType Common(RuleContext context, TensorType left, TensorType right)
    {
        var type = left.ElementType == right.ElementType ? left.ElementType : ElementType.Undefined;
        return left.Shape is { } one && right.Shape is { } other && one.Count == other.Count
            ? new(type, new([.. one.Zip(other, (first, second) => first == second ? first : context.Fresh())]))
            : new(type, null);
    }

    /// <summary>
    /// Inputs: trip count, condition, carried values; the body reads iteration, condition, carried values and gives condition, carried
    /// values, scanned values, which are stacked along a new first axis. A carried value keeps the extents that the body leaves as they
    /// were.
    /// </summary>
    private static void Loop(RuleContext context)
    {
        if (Body(context, "body") is not { } body)
        {
            return;
        }

        var carried = Math.Max(0, context.InputCount - 2);
        TensorType[] state = [.. Enumerable.Range(2, carried).Select(context.Type)];
        TensorType[] outputs = [];
        for (var round = 0; round < 3; round++)
        {
            var scope = Enter(
                context, body, [new(ElementType.Int64, TensorShape.Scalar), new(ElementType.Bool, TensorShape.Scalar), .. state]);
            outputs = [.. body.Outputs.Select(output => scope.Type(output.Name))];
            TensorType[] next =
            [
                .. state.Select((type, i) => Common(context, type, i + 1 < outputs.Length ? outputs[i + 1] : TensorType.Unknown)),
            ];
            var settled = next.Zip(state).All(pair => Settled(pair.First, pair.Second));
            if (settled || round == 2)
            {
                outputs = Leave(context, body, scope);
                state = settled ? state : [.. state.Select(type => type with { Shape = null })];
                break;
            }

            state = next;
        }

        var trips = context.Value(0) is { Elements: [var count] } && context.Integers(1) is null or [1] && AlwaysOn(body)
            ? context.Extent(count)
            : context.Fresh();
        for (var i = 0; i < context.OutputCount; i++)
        {
            context.Output(
                i,
                i < carried ? Renamed(context, state[i])
                    : i + 1 < outputs.Length ? Stacked(Renamed(context, outputs[i + 1]), trips, 0)
                    : TensorType.Unknown);
        }

        context.Unresolved("how often a loop runs, or the extents that it changes, are known only when the graph runs");
    }

    /// <summary>True when the body gives back the condition that it was given, or a constant one.</summary>
    private static bool AlwaysOn(Graph body)
    {
        var condition = body.Outputs[0].Name;
        while (body.Index.Producer(condition) is { } node && node.Is("Identity"))
        {
            condition = node.Inputs[0];
        }

        return condition == body.Inputs[1].Name || body.Constant(condition) is { ElementType: ElementType.Bool, Bytes.Span: [1] };
    }

    /// <summary>An unknown extent inside a loop may differ from step to step: outside it is another unknown.</summary>
    private static TensorType Renamed(RuleContext context, TensorType type) =>
        type with
        {
            Shape = type.Shape is { } shape
                ? new([.. shape.Select(extent => InferenceScope.IsFresh(extent) ? context.Fresh() : extent)])
                : null,
        };

    private static bool Settled(TensorType left, TensorType right) =>
        left.ElementType == right.ElementType
        && (
            left.Shape is null
                ? right.Shape is null
                : right.Shape is not null
                    && left.Shape.Zip(right.Shape)
                        .All(pair =>
                            pair.First == pair.Second || (InferenceScope.IsFresh(pair.First) && InferenceScope.IsFresh(pair.Second))));

    private static TensorType Stacked(TensorType type, Dimension extent, int axis) =>
        type with { Shape = type.Shape is { } shape ? new([.. shape.Take(axis), extent, .. shape.Skip(axis)]) : null };

    /// <summary>
    /// The last <c>num_scan_inputs</c> inputs are cut along an axis, one piece per step; the inputs before them carry state.
    /// </summary>
    private static void Scan(RuleContext context)
    {
        if (Body(context, "body") is not { } body)
        {
            return;
        }

        var scanned = (int)context.Node.Int("num_scan_inputs", 1);
        var carried = context.InputCount - scanned;
        var steps = context.Fresh();
        var inputs = new List<TensorType>(Enumerable.Range(0, carried).Select(context.Type));
        for (var i = 0; i < scanned; i++)
        {
            var type = context.Type(carried + i);
            if (type.Shape is { } shape)
            {
                var axis = context.Axis(ConvolutionRules.At(context.Node.Ints("scan_input_axes"), i, 0), shape.Count);
                steps = context.Merge(steps, shape[axis], "lengths of scanned inputs");
                type = type with { Shape = new([.. shape.Where((_, other) => other != axis)]) };
            }

            inputs.Add(type);
        }

        var scope = Enter(context, body, [.. inputs]);
        var outputs = Leave(context, body, scope);
        for (var i = 0; i < context.OutputCount && i < outputs.Length; i++)
        {
            var rank = (outputs[i].Shape?.Count ?? 0) + 1;
            context.Output(
                i,
                i < carried
                    ? Common(context, context.Type(i), outputs[i])
                    : Stacked(
                        outputs[i], steps, context.Axis(ConvolutionRules.At(context.Node.Ints("scan_output_axes"), i - carried, 0), rank)));
        }
    }
}
