using EnergyGate.Graphs;
using EnergyGate.Graphs.Onnx;
using EnergyGate.Graphs.Shapes;
using EnergyGate.OnnxRuntime.Sessions;
using EnergyGate.OnnxRuntime.Tensors;

namespace EnergyGate.Tests.Graphs.Shapes;

/// <summary>Rules with intricate arithmetic, at random (seeded) parameters, against what ONNX Runtime really makes.</summary>
[TestFixture]
public sealed class RuntimeAgreementTests
{
    private const int Cases = 60;

    [Test]
    public void Slice_RandomBounds_HasTheLengthThatTheRuntimeMakes() =>
        Compare(
            new Random(1),
            random =>
                GraphSketch.Of()
                    .Constant("x", new float[7 * 3], 7, 3)
                    .Constant("s", [random.NextInt64(-12, 12)])
                    .Constant("e", [random.NextInt64(-12, 12)])
                    .Constant("a", [random.NextInt64(-2, 1) < -1 ? -2L : 0L])
                    .Constant("t", [random.Next(2) == 0 ? random.NextInt64(1, 4) : random.NextInt64(-4, 0)])
                    .Node("Slice", "x s e a t", "y"));

    [Test]
    public void Range_RandomFloats_HasTheLengthThatTheRuntimeMakes() =>
        Compare(
            new Random(2),
            random =>
                GraphSketch.Of()
                    .Scalar("s", random.Next(-20, 20) / 4f)
                    .Scalar("l", random.Next(-20, 20) / 4f)
                    .Scalar("d", (random.Next(2) == 0 ? 1 : -1) * random.Next(1, 9) / 4f)
                    .Node("Range", "s l d", "y"));

    [Test]
    public void MaxPool_RandomWindows_HaveTheExtentThatTheRuntimeMakes() => Compare(new Random(3), random =>
    {
        var kernel = random.NextInt64(2, 5);
        return GraphSketch.Of().Constant("x", new float[2 * 11], 1, 2, 11).Node(
            "MaxPool",
            "x",
            "y",
            ("kernel_shape", AttributeValue.Of([kernel])),
            ("strides", AttributeValue.Of([random.NextInt64(1, 4)])),
            ("pads", AttributeValue.Of([random.NextInt64(0, kernel), random.NextInt64(0, kernel)])),
            ("ceil_mode", AttributeValue.Of(random.NextInt64(0, 2))));
    });

    [Test]
    public void MatMul_RandomRanks_HasTheShapeThatTheRuntimeMakes() => Compare(new Random(4), random =>
    {
        long[] left = [.. new long[] { random.NextInt64(1, 3), 3, 4 }.Skip(random.Next(3))];
        long[] right = [.. new long[] { 3, 1, 4, 5 }.Skip(random.Next(3))];
        right = random.Next(4) == 0 ? [4] : left.Length == 3 && right.Length == 4 ? [3, left[0], 4, 5] : right;
        return GraphSketch.Of().Constant("a", new float[left.Aggregate(1L, (product, extent) => product * extent)], left)
            .Constant("b", new float[right.Aggregate(1L, (product, extent) => product * extent)], right).Node("MatMul", "a b", "y");
    });

    [Test]
    public void Split_RandomCounts_HasTheExtentsThatTheRuntimeMakes() =>
        Compare(
            new Random(5),
            random =>
                GraphSketch.Of(18)
                    .Constant("x", new float[9 * 2], 2, 9)
                    .Node(
                        "Split", "x", "y z", ("axis", AttributeValue.Of(random.NextInt64(-2, 2))), ("num_outputs", AttributeValue.Of(2L))));

    private static void Compare(Random random, Func<Random, GraphSketch> sketch)
    {
        for (var i = 0; i < Cases; i++)
        {
            var graph = sketch(random).Build("y");
            var type = ShapeInference.Infer(graph)["y"];
            var typed = graph.With(outputs: [new("y", type with { Shape = null })]);
            var text = string.Join(
                "; ",
                graph.Initializers.Where(entry => entry.Value.ElementCount == 1)
                    .Select(entry => $"{entry.Key} = {Convert.ToHexString(entry.Value.Bytes.Span)}"));
            using var session = InferenceSession.FromMemory(
                OnnxModel.ToBytes(typed, long.MaxValue, out _),
                SessionOptions.Default with
                {
                    IntraOpThreads = 1,
                });
            var outputs = new Tensor?[1];
            session.Run([], outputs);
            using var output = outputs[0]!;
            type.Should().Be(type with { Shape = TensorShape.Of(output.Dimensions) }, $"case {i}: {graph.Nodes[0]} {text}");
        }
    }
}
