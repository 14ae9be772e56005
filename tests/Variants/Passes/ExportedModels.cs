using EnergyGate.Graphs;
using EnergyGate.Graphs.Onnx;

namespace EnergyGate.Tests.Variants.Passes;

/// <summary>The exported graphs of the shared data.</summary>
internal static class ExportedModels
{
    public static string[] All { get; } =
    [
        .. Encoders, "gpt2-opset13-transformers4.30", "gpt2-opset14", "gpt2-with-past-opset14", "gpt2-with-past-opset18-sdpa",
        "llama-opset14", "llama-opset17-transformers4.30", "llama-with-past-opset18",
    ];

    public static string[] Encoders =>
    [
        "bert-seqcls-opset12-transformers4.30",
        "bert-seqcls-opset14-sdpa",
        "bert-seqcls-opset20-dynamo",
        "bert-seqcls-opset23-dynamo",
        "bert-tanhgelu-seqcls-opset17-eager",
        "distilbert-seqcls-opset11-transformers4.30",
        "distilbert-seqcls-opset13-transformers4.30",
        "distilbert-seqcls-opset14-sdpa",
        "distilbert-seqcls-opset17-eager",
        "distilbert-seqcls-opset18-dynamo",
        "minilm-features-opset18-sdpa",
    ];

    public static Graph Load(string name) => OnnxModel.Load(SharedData.Require("models", "hf-exports", name, "model.onnx"));

    /// <summary>Inputs by name and expected outputs of one test set.</summary>
    public static (Dictionary<string, TensorData> Inputs, float[][] Outputs) TestSet(string name, int number, Graph graph)
    {
        var folder = SharedData.Require("models", "hf-exports", name, $"test_data_set_{number}");
        var inputs = graph.Inputs.Select((input, i) => (input.Name, Data: OnnxTensor.Load(Path.Combine(folder, $"input_{i}.pb"))))
            .ToDictionary(pair => pair.Name, pair => pair.Data);
        return (inputs, [.. graph.Outputs.Select((_, i) => OnnxTensor.Load(Path.Combine(folder, $"output_{i}.pb")).As<float>().ToArray())]);
    }

    /// <summary>What the named extents of an encoder's inputs are in a padded batch.</summary>
    public static Dictionary<string, long> PaddedBatch(Graph graph) =>
        graph.Inputs[0]
            .Type.Shape!.Select((extent, axis) => (Key: extent.Symbol!, Value: axis == 0 ? 3L : 11L))
            .ToDictionary(pair => pair.Key, pair => pair.Value);
}
