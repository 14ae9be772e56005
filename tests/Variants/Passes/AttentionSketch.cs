using EnergyGate.Graphs;

namespace EnergyGate.Tests.Variants.Passes;

/// <summary>Self-attention of one layer as exporters write it, with places to go wrong.</summary>
internal sealed record AttentionSketch
{
    public int HeadCount { get; init; } = 2;

    public int ValueHeadCount { get; init; } = 2;

    public string KeyInput { get; init; } = "x";

    public bool HasMask { get; init; } = true;

    public bool IsWeightFed { get; init; }

    public bool HasDoubledScale { get; init; }

    /// <summary>Lines that make <c>masked</c> of <c>scores</c>.</summary>
    public string[] Masking { get; init; } =
    [
        "maskRow = Unsqueeze mask axes12",
        "maskFloat = Cast maskRow",
        "inverted = Sub one maskFloat",
        "additive = Mul inverted fill",
        "masked = Add scores additive",
    ];

    public float Fill { get; init; } = float.MinValue;

    public string[] Outputs { get; init; } = ["y"];

    public Graph Build()
    {
        const int Hidden = 8;
        var sketch = new GraphSketch().Input("x", ElementType.Float, "batch", "sequence", Hidden);
        sketch = KeyInput == "x" ? sketch : sketch.Input(KeyInput, ElementType.Float, "batch", "sequence", Hidden);
        sketch = HasMask
            ? sketch
                .Input("mask", ElementType.Int64, "batch", "sequence")
                .Input("mask4", ElementType.Float, "batch", 1, "sequence", "sequence")
            : sketch;
        sketch = IsWeightFed ? sketch.Input("wq", ElementType.Float, Hidden, Hidden) : sketch.Weight("wq", Hidden, Hidden);
        sketch.Weight("wk", Hidden, Hidden)
            .Weight("wv", Hidden, Hidden)
            .Weight("bq", Hidden)
            .Weight("bk", Hidden)
            .Weight("bv", Hidden)
            .Number("fill", Fill)
            .Number("one", 1)
            .Number("root", MathF.Sqrt(Hidden / HeadCount))
            .Number("doubled", 2)
            .Constant("zero", TensorData.Scalar(0L))
            .Integers("axes12", 1, 2)
            .Integers("split", 0, 0, HeadCount, Hidden / HeadCount)
            .Integers("splitValues", 0, 0, ValueHeadCount, Hidden / ValueHeadCount)
            .Integers("join", 0, 0, Hidden);
        foreach (var (name, input, split) in new[] { ("q", "x", "split"), ("k", KeyInput, "split"), ("v", "x", "splitValues") })
        {
            sketch.Op($"{name}p = MatMul {input} w{name}").Op($"{name} = Add b{name} {name}p").Op($"{name}s = Reshape {name} {split}");
        }

        var turned = AttributeValue.Of([0L, 2, 3, 1]);
        var heads = AttributeValue.Of([0L, 2, 1, 3]);
        sketch.Op("qh = Transpose qs", ("perm", heads))
            .Op("kt = Transpose ks", ("perm", turned))
            .Op("vh = Transpose vs", ("perm", heads))
            .Op("product = MatMul qh kt");
        sketch.Op(HasDoubledScale ? "half = Div product root" : "scores = Div product root");
        sketch = HasDoubledScale ? sketch.Op("scores = Mul half doubled") : sketch;
        foreach (var line in HasMask ? Masking : [])
        {
            sketch.Op(
                line,
                line.Contains(" Cast ", StringComparison.Ordinal)
                    ?
                    [
                        (
                            "to",
                            AttributeValue.Of(
                                (long)(line.StartsWith("cut", StringComparison.Ordinal) ? ElementType.Bool : ElementType.Float))),
                    ]
                    : []);
        }

        return sketch.Op($"p = Softmax {(HasMask ? "masked" : "scores")}", ("axis", AttributeValue.Of(-1))).Op("weighted = MatMul p vh")
            .Op("back = Transpose weighted", ("perm", heads)).Op("y = Reshape back join").Build(Outputs);
    }
}
