using EnergyGate.Graphs;
using EnergyGate.Graphs.Onnx;
using EnergyGate.OnnxRuntime;
using EnergyGate.OnnxRuntime.Sessions;
using EnergyGate.Variants.Recipes;
using Tensor = EnergyGate.OnnxRuntime.Tensors.Tensor;

namespace EnergyGate.Tests.Variants.Passes;

/// <summary>Runs a graph on ONNX Runtime, on one thread.</summary>
internal static class GraphRun
{
    /// <summary>Values of every fp32 output, in order, for inputs by name.</summary>
    public static float[][] On(Graph graph, IReadOnlyDictionary<string, TensorData> inputs, SessionLevel level = SessionLevel.All)
    {
        var options = new SessionOptions
        {
            IntraOpThreads = 1,
            GraphOptimizationLevel = Enum.Parse<GraphOptimizationLevel>(level.ToString()),
        };
        using var session = InferenceSession.FromMemory(OnnxModel.ToBytes(graph, long.MaxValue, out _), options);
        var fed = session.Inputs.Select(input => inputs[input.Name])
            .Select(data => Tensor.OverReadOnlyBytes(data.Bytes, (TensorElementType)(int)data.ElementType, data.Extents.AsSpan()))
            .ToArray();
        var outputs = new Tensor?[session.Outputs.Length];
        session.Run(fed, outputs);
        float[][] values = [.. outputs.Select(output => output!.GetSpan<float>().ToArray())];
        foreach (var tensor in fed.Concat(outputs.OfType<Tensor>()))
        {
            tensor.Dispose();
        }

        return values;
    }

    /// <summary>
    /// Seeded inputs for the declared ones: floats around zero, token ids, and masks of 0 and 1 that keep a prefix of each row.
    /// </summary>
    public static Dictionary<string, TensorData> Inputs(Graph graph, IReadOnlyDictionary<string, long> extents, int vocabularySize = 8)
    {
        var random = new Random(11);
        return graph.Inputs.ToDictionary(input => input.Name, input =>
        {
            long[] shape = [.. input.Type.Shape!.Select(extent => extent.Value ?? extents[extent.Symbol!])];
            var count = (int)shape.Aggregate(1L, (a, b) => a * b);
            if (input.Type.ElementType == ElementType.Float)
            {
                return TensorData.Of([.. Enumerable.Range(0, count).Select(_ => (random.NextSingle() - 0.5f) * 4)], shape);
            }

            var columns = (int)shape[^1];
            return TensorData.Of([.. Enumerable.Range(0, count).Select(i => input.Name.Contains("mask", StringComparison.Ordinal)
                ? (i % columns < columns - (3 * (i / columns)) ? 1L : 0L)
                : random.NextInt64(input.Name.Contains("type", StringComparison.Ordinal) ? 2 : vocabularySize))], shape);
        });
    }

    /// <summary>
    /// The largest share of the tolerance <c>absolute + relative * |expected|</c> that an element uses; above 1 is outside.
    /// </summary>
    public static double ToleranceUsed(float[][] actual, float[][] expected, double absolute, double relative)
    {
        actual.Select(values => values.Length).Should().Equal(expected.Select(values => values.Length));
        var worst = 0.0;
        foreach (var (a, b) in actual.Zip(expected))
        {
            for (var i = 0; i < a.Length; i++)
            {
                var used = Math.Abs((double)a[i] - b[i]) / (absolute + (relative * Math.Abs(b[i])));
                worst = used <= worst ? worst : used; // this way round, a NaN is the worst
            }
        }

        return worst;
    }
}
