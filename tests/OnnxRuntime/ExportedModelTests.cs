using System.Runtime.InteropServices;
using EnergyGate.OnnxRuntime;
using EnergyGate.OnnxRuntime.Sessions;
using EnergyGate.OnnxRuntime.Tensors;

namespace EnergyGate.Tests.OnnxRuntime;

internal sealed class ExportedModelTests
{
    [Test]
    public void Run_OfEveryExport_GivesItsStoredOutputs()
    {
        foreach (var folder in Directory.GetDirectories(SharedData.Require("models", "hf-exports")))
        {
            using var session = InferenceSession.FromFile(
                Path.Combine(folder, "model.onnx"), SmallModels.OneThread with { GraphOptimizationLevel = GraphOptimizationLevel.None });
            foreach (var data in Directory.GetDirectories(folder, "test_data_set_*"))
            {
                Compare(session, data);
            }
        }
    }

    private static void Compare(InferenceSession session, string data)
    {
        var inputs = session.Inputs.Select((_, i) => TensorFile.Read(Path.Combine(data, $"input_{i}.pb")).ToTensor()).ToArray();
        var outputs = new Tensor?[session.Outputs.Length];

        session.Run(inputs, outputs);

        for (var i = 0; i < outputs.Length; i++)
        {
            var expected = TensorFile.Read(Path.Combine(data, $"output_{i}.pb"));
            var actual = outputs[i]!;
            var name = $"{data}, {session.Outputs[i].Name}";
            actual.ElementType.Should().Be(expected.ElementType, name);
            actual.Dimensions.ToArray().Should().Equal(expected.Dimensions, name);
            WorstError(actual.GetSpan<float>(), MemoryMarshal.Cast<byte, float>(expected.Bytes)).Should().BeLessThanOrEqualTo(1e-5f, name);
        }

        Array.ForEach(inputs, input => input.Dispose());
        Array.ForEach(outputs, output => output!.Dispose());
    }

    /// <summary>max |actual - expected| / (1 + |expected|); infinity where one is not a number and the other is.</summary>
    private static float WorstError(ReadOnlySpan<float> actual, ReadOnlySpan<float> expected)
    {
        var worst = 0f;
        for (var i = 0; i < expected.Length; i++)
        {
            var error = actual[i].Equals(expected[i]) ? 0 : MathF.Abs(actual[i] - expected[i]) / (1 + MathF.Abs(expected[i]));
            worst = MathF.Max(worst, float.IsNaN(error) ? float.PositiveInfinity : error);
        }

        return worst;
    }
}
