using EnergyGate.Graphs;

namespace EnergyGate.Tests.Variants.Passes;

/// <summary>Two attention sublayers as encoders have them, one after the other, with places to go wrong.</summary>
internal sealed record SublayerSketch
{
    private const int Width = 8;
    private const int HeadCount = 2;

    /// <summary>What the sublayers' outputs are multiplied by: a small one changes its input little.</summary>
    public float[] Gains { get; init; } = [1f, 1f];

    /// <summary>True where attention reads a normalised copy of what it is added to.</summary>
    public bool IsNormalizedFirst { get; init; }

    /// <summary>What the second sublayer is added to; its input unless given.</summary>
    public string? OtherResidual { get; init; }

    public string[] AlsoOutputs { get; init; } = [];

    public Graph Build()
    {
        var sketch = new GraphSketch()
            .Input("x", ElementType.Float, "batch", "sequence", Width)
            .Weight("gamma", Width)
            .Weight("beta", Width)
            .Integers("split", 0, 0, HeadCount, Width / HeadCount)
            .Integers("join", 0, 0, Width)
            .Number("root", MathF.Sqrt(Width / HeadCount));
        var first = Sublayer(sketch, "a", "x", "x", Gains[0]);
        return sketch.Op($"y = Tanh {Sublayer(sketch, "b", first, OtherResidual ?? first, Gains[1])}").Build(["y", .. AlsoOutputs]);
    }

    private string Sublayer(GraphSketch sketch, string name, string input, string residual, float gain)
    {
        var heads = AttributeValue.Of([0L, 2, 1, 3]);
        var read = IsNormalizedFirst ? $"{name}_read" : input;
        sketch = IsNormalizedFirst ? Normalized(sketch, read, input) : sketch;
        foreach (var part in new[] { "q", "k", "v" })
        {
            sketch.Weight($"{name}_w{part}", Width, Width)
                .Weight($"{name}_b{part}", Width)
                .Op($"{name}_{part}p = MatMul {read} {name}_w{part}")
                .Op($"{name}_{part} = Add {name}_b{part} {name}_{part}p")
                .Op($"{name}_{part}s = Reshape {name}_{part} split")
                .Op($"{name}_{part}h = Transpose {name}_{part}s", ("perm", part == "k" ? AttributeValue.Of([0L, 2, 3, 1]) : heads));
        }

        sketch.Constant($"{name}_wo", TensorData.Of([.. Enumerable.Range(0, Width * Width).Select(i => gain * MathF.Sin(i))], Width, Width))
            .Constant($"{name}_bo", TensorData.Of([.. Enumerable.Range(0, Width).Select(i => gain * MathF.Cos(i))]))
            .Op($"{name}_product = MatMul {name}_qh {name}_kh")
            .Op($"{name}_scores = Div {name}_product root")
            .Op($"{name}_p = Softmax {name}_scores", ("axis", AttributeValue.Of(-1)))
            .Op($"{name}_weighted = MatMul {name}_p {name}_vh")
            .Op($"{name}_back = Transpose {name}_weighted", ("perm", heads))
            .Op($"{name}_joined = Reshape {name}_back join")
            .Op($"{name}_out = MatMul {name}_joined {name}_wo")
            .Op($"{name}_dense = Add {name}_out {name}_bo")
            .Op($"{name}_sum = Add {name}_dense {residual}");
        return IsNormalizedFirst ? $"{name}_sum" : Normalize(sketch, $"{name}_norm", $"{name}_sum");
    }

    private static string Normalize(GraphSketch sketch, string name, string input)
    {
        Normalized(sketch, name, input);
        return name;
    }

    private static GraphSketch Normalized(GraphSketch sketch, string name, string input) =>
        sketch.Op($"{name} = LayerNormalization {input} gamma beta", ("axis", AttributeValue.Of(-1)));
}
