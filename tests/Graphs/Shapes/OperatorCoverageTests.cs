using System.Text.Json;
using EnergyGate.Graphs.Shapes;

namespace EnergyGate.Tests.Graphs.Shapes;

/// <summary>Which operators have a shape rule, against the tables of all operators.</summary>
[TestFixture]
public sealed class OperatorCoverageTests
{
    /// <summary>
    /// Values that are no tensors, text and image operators, losses, and signal or detection operators that no language model has.
    /// </summary>
    private static readonly string[] LeftOut =
    [
        "AffineGrid", "Col2Im", "ConcatFromSequence", "DFT", "DeformConv", "Det", "GridSample", "ImageDecoder", "MaxRoiPool", "MaxUnpool",
        "MelWeightMatrix", "NegativeLogLikelihoodLoss", "Optional", "OptionalGetElement", "OptionalHasElement", "RegexFullMatch",
        "RoiAlign", "STFT", "SequenceAt", "SequenceConstruct", "SequenceEmpty", "SequenceErase", "SequenceInsert", "SequenceLength",
        "SequenceMap", "SoftmaxCrossEntropyLoss", "SplitToSequence", "StringConcat", "StringNormalizer", "StringSplit", "TfIdfVectorizer",
    ];

    [Test]
    public void Knows_EveryOperatorOfOnnx_ButTheListed()
    {
        using var table = JsonDocument.Parse(File.ReadAllText(SharedData.Require("data", "operators", "ai.onnx.json")));
        table.RootElement.EnumerateObject()
            .Select(entry => entry.Name)
            .Where(name => !ShapeInference.Knows(name))
            .Should().BeEquivalentTo(LeftOut);
    }

    [Test]
    public void Knows_ContribOperatorsOfTransformers()
    {
        string[] operators =
        [
            "Attention", "MultiHeadAttention", "GroupQueryAttention", "QAttention", "SkipLayerNormalization",
            "SkipSimplifiedLayerNormalization", "EmbedLayerNormalization", "QEmbedLayerNormalization", "BiasGelu", "FastGelu", "Gelu",
            "QuickGelu", "FusedMatMul", "FusedGemm", "DynamicQuantizeMatMul", "MatMulIntegerToFloat", "MatMulNBits", "QLinearAdd",
            "QLinearMul", "QLinearConcat", "QuantizeLinear", "DequantizeLinear", "RotaryEmbedding", "GatherBlockQuantized", "QGemm",
            "QLinearSoftmax", "QLinearSigmoid", "SimplifiedLayerNormalization",
        ];
        operators.Where(name => !ShapeInference.Knows(name, "com.microsoft")).Should().BeEmpty();
        ShapeInference.Knows("SimplifiedLayerNormalization").Should().BeTrue("ONNX Runtime writes it into ONNX's own domain");
    }
}
