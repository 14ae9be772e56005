using System.Collections.Immutable;
using EnergyGate.Graphs;
using EnergyGate.OnnxRuntime;
using EnergyGate.OnnxRuntime.Tensors;
using EnergyGate.Variants.Feeding;
using EnergyGate.Variants.Recipes;
using EnergyGate.Variants.Sessions;

namespace EnergyGate.Variants.Parity;

/// <summary>Runs a graph without ONNX Runtime's own rewrites and returns values between its nodes.</summary>
internal static class ValueProbe
{
    /// <summary>The float values of these names on one batch.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="values">Names of values that its nodes make.</param>
    /// <param name="texts">The texts.</param>
    /// <param name="plan">The batch.</param>
    /// <param name="settings">Threads and provider.</param>
    /// <returns>The elements at positions that hold tokens, by name; values that are no floats are left out.</returns>
    public static ImmutableDictionary<string, float[]> Run(
        Graph graph, ImmutableArray<string> values, TokenizedTexts texts, BatchPlan plan, RunnerSettings settings)
    {
        var outputs = graph.Outputs.AddRange(values
            .Where(value => !graph.Index.IsOutput(value))
            .Select(value => new ValueInfo(value, TensorType.Unknown)));
        using var runner = Runner.Of(graph.With(outputs: outputs), SessionLevel.None, settings);
        using var batch = runner.Prepare(texts, plan, 1);
        var tensors = runner.RunForAllOutputs(batch);
        try
        {
            var wanted = values.ToHashSet(StringComparer.Ordinal);
            return runner.OutputNames.Zip(tensors)
                .Where(output => wanted.Contains(output.First) && output.Second.ElementType == TensorElementType.Float)
                .ToImmutableDictionary(output => output.First, output => AtTokens(output.Second, texts, plan));
        }
        finally
        {
            foreach (var tensor in tensors)
            {
                tensor.Dispose();
            }
        }
    }

    // Values at padding are meaningless: [rows, tokens, ...] is cut to the tokens of each text.
    private static float[] AtTokens(Tensor tensor, TokenizedTexts texts, BatchPlan plan)
    {
        var all = tensor.GetSpan<float>();
        var extents = tensor.Dimensions;
        if (extents.Length < 3 || extents[0] != plan.Texts.Length || extents[1] != plan.TokenCount)
        {
            return all.ToArray();
        }

        var width = all.Length / (plan.Texts.Length * plan.TokenCount);
        var kept = new List<float>(all.Length);
        for (var row = 0; row < plan.Texts.Length; row++)
        {
            kept.AddRange(all.Slice(row * plan.TokenCount * width, texts.TokenCount(plan.Texts[row]) * width));
        }

        return [.. kept];
    }
}
