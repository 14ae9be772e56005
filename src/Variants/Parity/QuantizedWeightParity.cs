using System.Collections.Immutable;
using EnergyGate.Graphs;

namespace EnergyGate.Variants.Parity;

/// <summary>
/// Checks quantised weights against their sources exactly: |w - scale (q - zeroPoint)| is at most half a step of the scale. The logits of
/// an int8 model do not show one wrong scale; this check does. Constants that are not quantised and keep their name (biases, norms) must
/// keep their bits.
/// </summary>
/// <param name="WorstWeight">Name of the initializer that is furthest off; null when nothing is quantised.</param>
/// <param name="Share">Its worst element's error in half steps; at most 1 is inside.</param>
/// <param name="Compared">How many tensors were checked.</param>
public sealed record QuantizedWeightParity(string? WorstWeight, double Share, int Compared)
{
    // Division and product are rounded to binary32 once each: two units in the last place beside half a step of 1/127.
    private const double RoundingAllowance = 1e-4;

    /// <summary>
    /// Every tensor of the rewritten graph that is wrong: changed constants, and each quantised weight that is off with its scale.
    /// </summary>
    public ImmutableArray<string> Wrong { get; init; } = [];

    /// <summary>Checks every weight that a rewrite quantised, and every constant that it kept.</summary>
    /// <param name="source">The graph of the file.</param>
    /// <param name="rewritten">The graph as it will run.</param>
    /// <param name="weights">Where its quantised weights came from.</param>
    public static QuantizedWeightParity Compare(Graph source, Graph rewritten, ImmutableArray<QuantizedWeight> weights)
    {
        var wrong = KeptConstants.Changed(source, rewritten);
        if (!wrong.IsEmpty)
        {
            return new(wrong[0], double.PositiveInfinity, weights.Length) { Wrong = wrong };
        }

        string? worst = null;
        var share = 0.0;
        foreach (var weight in weights)
        {
            var used = IsOfSource(source, weight) ? ShareOf(rewritten, weight) : double.PositiveInfinity;
            if (!(used <= 1))
            {
                wrong = [.. wrong, weight.Name, weight.ScaleName];
            }

            if (!(used <= share))
            {
                (worst, share) = (weight.Name, double.IsNaN(used) ? double.PositiveInfinity : used);
            }
        }

        return new(worst, share, weights.Length) { Wrong = wrong };
    }

    // The source in the log must be the file's own constant, or its transpose; a name that the file does not have is not checked.
    private static bool IsOfSource(Graph source, QuantizedWeight weight) =>
        WidenedConstants.Of(source, weight.SourceName) is not { ElementType: ElementType.Float } original
        || KeptConstants.HasSameBits(weight.Source, original)
        || IsTurned(weight.Source, original);

    private static bool IsTurned(TensorData turned, TensorData original)
    {
        if (original.Extents is not [var rows, var columns] || !turned.Extents.SequenceEqual([columns, rows]))
        {
            return false;
        }

        var values = turned.As<float>();
        var from = original.As<float>();
        for (var i = 0; i < from.Length; i++)
        {
            if (BitConverter.SingleToInt32Bits(values[(int)((i % columns * rows) + (i / columns))])
                != BitConverter.SingleToInt32Bits(from[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static double ShareOf(Graph graph, QuantizedWeight weight)
    {
        if (!graph.Initializers.TryGetValue(weight.Name, out var quantized)
            || !graph.Initializers.TryGetValue(weight.ScaleName, out var scales)
            || quantized.ElementCount != weight.Source.ElementCount)
        {
            return double.PositiveInfinity;
        }

        var zeroPoints = weight.ZeroPointName is { } name ? graph.Initializers.GetValueOrDefault(name) : null;
        var source = weight.Source.As<float>();
        var scale = scales.As<float>();
        var inner = weight.Axis is { } axis ? quantized.Extents.Skip(axis + 1).Aggregate(1L, (product, extent) => product * extent) : 1;
        var worst = 0.0;
        for (var i = 0; i < source.Length; i++)
        {
            var channel = weight.Axis is null ? 0 : (int)(i / inner % scale.Length);
            var zeroPoint = zeroPoints is null ? 0 : Level(zeroPoints, zeroPoints.ElementCount == 1 ? 0 : channel);
            var error = Math.Abs(source[i] - ((double)scale[channel] * (Level(quantized, i) - zeroPoint)));
            var used = error == 0 ? 0 : error / (0.5 * scale[channel] * (1 + RoundingAllowance));
            if (!(used <= worst))
            {
                worst = used;
                if (double.IsNaN(used))
                {
                    break;
                }
            }
        }

        return worst;
    }

    private static int Level(TensorData data, int index) => data.ElementType switch
    {
        ElementType.Int8 => (sbyte)data.Bytes.Span[index],
        ElementType.UInt8 => data.Bytes.Span[index],
        ElementType.Int32 => data.As<int>()[index],
        _ => throw new NotSupportedException($"quantised weights of {data.ElementType} cannot be checked"),
    };
}
