namespace EnergyGate.Tests.Graphs.Onnx;

/// <summary>The models of the shared data, as test cases that exist whether the data is there or not.</summary>
internal static class SharedModels
{
    public static IEnumerable<string> Exports =>
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
        "gpt2-opset13-transformers4.30",
        "gpt2-opset14",
        "gpt2-with-past-opset14",
        "gpt2-with-past-opset18-sdpa",
        "llama-opset14",
        "llama-opset17-transformers4.30",
        "llama-with-past-opset18",
        "minilm-features-opset18-sdpa",
    ];

    public static string Export(string name) => SharedData.Require("models", "hf-exports", name);
}
