using EnergyGate.Graphs;
using EnergyGate.Variants.Pipelines;

namespace EnergyGate.Tests.Variants.Passes;

/// <summary>How far quantised weights lie from their sources.</summary>
internal static class HalfSteps
{
    /// <summary>The largest |source - scale q| / scale of all quantised weights, with one scale a column.</summary>
    public static double Largest(RewriteResult result)
    {
        result.Log.QuantizedWeights.Should().NotBeEmpty();
        return result.Log.QuantizedWeights.Max(weight =>
        {
            weight.Axis.Should().Be(1);
            weight.ZeroPointName.Should().BeNull();
            return Largest(weight.Source, result.Graph.Initializers[weight.Name], result.Graph.Initializers[weight.ScaleName]);
        });
    }

    public static double Largest(TensorData source, TensorData quantized, TensorData scales)
    {
        quantized.Extents.Should().Equal(source.Extents);
        var from = source.As<float>();
        var to = quantized.As<sbyte>();
        var step = scales.As<float>();
        step.Length.Should().Be((int)source.Extents[1]);
        var largest = 0.0;
        for (var i = 0; i < from.Length; i++)
        {
            var scale = (double)step[i % step.Length];
            largest = Math.Max(largest, Math.Abs(from[i] - (scale * to[i])) / scale);
        }

        return largest;
    }
}
