using System.Collections.Immutable;
using EnergyGate.Graphs;
using EnergyGate.Variants.Feeding;
using EnergyGate.Variants.Sessions;

namespace EnergyGate.Variants.Parity;

/// <summary>Where wrong weights enter a computation: the first node that reads one, and what that does to its output.</summary>
/// <param name="Node">The first node, in run order, that reads a wrong tensor.</param>
/// <param name="Value">The first value made there or behind it that both graphs make; null when there is none.</param>
/// <param name="Error">The relative error (Euclidean, a fraction) of that value beside the source graph's; NaN without a value.</param>
public sealed record WrongWeights(Node Node, string? Value, double Error)
{
    /// <summary>Finds the node, and runs both graphs on one batch for the value's error.</summary>
    /// <param name="source">The graph of the file.</param>
    /// <param name="rewritten">The graph as it will run.</param>
    /// <param name="tensors">Names of the tensors that are wrong, in the rewritten graph.</param>
    /// <param name="texts">The texts.</param>
    /// <param name="plan">The batch.</param>
    /// <param name="settings">Threads and provider.</param>
    /// <returns>Null when no node reads any of the tensors.</returns>
    public static WrongWeights? Trace(
        Graph source, Graph rewritten, ImmutableArray<string> tensors, TokenizedTexts texts, BatchPlan plan, RunnerSettings settings)
    {
        var touched = tensors.ToHashSet(StringComparer.Ordinal);
        if (rewritten.Nodes.FirstOrDefault(node => node.Inputs.Any(touched.Contains)) is not { } first)
        {
            return null;
        }

        foreach (var node in rewritten.Nodes.Where(node => node.Inputs.Any(touched.Contains)))
        {
            touched.UnionWith(node.Outputs.Where(output => output.Length > 0));
        }

        var common = ComparableValues.All(source, rewritten).Where(touched.Contains).ToImmutableArray();
        var value = common.FirstOrDefault(first.Outputs.Contains) ?? common.FirstOrDefault();
        if (value is null)
        {
            return new(first, null, double.NaN);
        }

        var expected = ValueProbe.Run(source, [value], texts, plan, settings).GetValueOrDefault(value);
        var actual = ValueProbe.Run(rewritten, [value], texts, plan, settings).GetValueOrDefault(value);
        return expected?.Length == actual?.Length && expected is not null
            ? new(first, value, RelativeError.Of(actual, expected))
            : new(first, null, double.NaN);
    }
}
