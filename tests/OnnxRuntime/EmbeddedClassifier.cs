using EnergyGate.OnnxRuntime.Sessions;
using EnergyGate.OnnxRuntime.Tensors;

namespace EnergyGate.Tests.OnnxRuntime;

/// <summary>A classifier of the embedded model on made-up tokens: two rows, the second with padding.</summary>
internal static class EmbeddedClassifier
{
    public const int Rows = 2;
    public const int Tokens = 6;

    public static string Path { get; } = System.IO.Path.Combine(SharedData.RepositoryRoot, "models", "distilbert-mini", "rte.onnx");

    public static long[] Ids { get; } = [2, 45, 310, 77, 1200, 3, 2, 9, 512, 3, 0, 0];

    public static long[] Mask { get; } = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0];

    /// <summary>The values of an input, by its name.</summary>
    public static long[] InputOf(string name) => name == "attention_mask" ? Mask : Ids;

    /// <summary>The inputs of a session, in its order; the caller disposes them.</summary>
    public static Tensor[] InputsOf(InferenceSession session) =>
        [.. session.Inputs.Select(input => Tensor.Over<long>(InputOf(input.Name), Rows, Tokens))];

    /// <summary>What our binding answers, on one thread.</summary>
    public static float[] Logits()
    {
        using var session = InferenceSession.FromFile(Path, SmallModels.OneThread);
        var inputs = InputsOf(session);
        var outputs = new Tensor?[session.Outputs.Length];
        session.Run(inputs, outputs);
        var logits = outputs[session.IndexOfOutput("logits")]!.GetSpan<float>().ToArray();
        Array.ForEach(inputs, input => input.Dispose());
        Array.ForEach(outputs, output => output!.Dispose());
        return logits;
    }
}
