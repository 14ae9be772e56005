using EnergyGate.Graphs;
using EnergyGate.Variants.Passes;
using EnergyGate.Variants.Pipelines;
using EnergyGate.Variants.Recipes;

namespace EnergyGate.Tests.Variants.Passes;

public sealed class SkipAttentionTests
{
    private static readonly Dictionary<string, long> Extents = new() { ["batch"] = 2, ["sequence"] = 5 };

    [TestCase(1f, 0.01f, "b_sum")]
    [TestCase(0.01f, 1f, "a_sum")]
    [TestCase(0f, 0f, "b_sum", Description = "of equals the later")]
    public void Calibrated_SublayerThatChangesLess_IsLeftOut(float first, float second, string expected)
    {
        var result = Apply(new SublayerSketch { Gains = [first, second] }.Build());

        result.Graph.Nodes.SelectMany(node => node.Outputs).Should().NotContain(expected);
        result.Graph.Nodes.Count(node => node.Is("Softmax")).Should().Be(1);
        result.Log.Applied.Should().ContainSingle().Which.Label.Should().Contain(expected).And.Contain("cosine");
        result.Log.Refusals.Should().ContainSingle().Which.Reason.Should().Contain("changes its input more");
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Propose_SublayerLeftOut_EqualsABranchOfZeros(bool isNormalizedFirst)
    {
        var sketch = new SublayerSketch { Gains = [1f, 0.1f], IsNormalizedFirst = isNormalizedFirst };
        var inputs = GraphRun.Inputs(sketch.Build(), Extents);

        var skipped = Apply(sketch.Build()).Graph;

        var zeroed = (sketch with { Gains = [1f, 0f] }).Build();
        GraphRun.On(skipped, inputs, SessionLevel.None)[0].Should().Equal(GraphRun.On(zeroed, inputs, SessionLevel.None)[0]);
        GraphRun.On(skipped, inputs, SessionLevel.None)[0].Should().NotEqual(GraphRun.On(sketch.Build(), inputs, SessionLevel.None)[0]);
        skipped.Initializers.Keys.Should().NotContain(["b_wo", "b_wq", "b_bk"]);
    }

    [Test]
    public void Calibrated_Cosine_IsTheMeanOverTokens()
    {
        var graph = new SublayerSketch().Build();
        var x = Enumerable.Range(0, 16)
            .Select(i =>
                i < 8 ? 1f
                : i % 2 == 0 ? 1f
                : 0f)
            .ToArray();
        var turned = Enumerable.Range(0, 16)
            .Select(i =>
                i < 8 ? 3f
                : i % 2 == 0 ? 0f
                : 2f)
            .ToArray(); // cosines 1 and 0
        var same = new Dictionary<string, float[]>
        {
            ["x"] = x,
            ["a_sum"] = turned,
            ["a_norm"] = x,
            ["b_sum"] = [.. x.Select(value => -value)],
        };

        var label = new RewritePipeline().Apply(graph, [new SkipAttention(1).Calibrated(graph, same)]).Log.Applied.Single().Label;

        label.Should().Contain("a_sum").And.Contain("0.5000");
    }

    [Test]
    public void Propose_WithoutCalibration_Throws() =>
        FluentActions.Invoking(() => PassTest.Apply(new SkipAttention(1), new SublayerSketch().Build()))
            .Should().Throw<CalibrationException>()
            .WithMessage("*calibration texts*");

    [Test]
    public void Watched_NoSublayerWouldStay_Throws() =>
        FluentActions.Invoking(() => new SkipAttention(2).Watched(new SublayerSketch().Build()))
            .Should().Throw<CalibrationException>()
            .WithMessage("*2 of the 2 attention sublayers*");

    [Test]
    public void Watched_SumOfSomethingElse_ThrowsWithTheReason() =>
        FluentActions.Invoking(() => new SkipAttention(1).Watched(new SublayerSketch { OtherResidual = "x" }.Build()))
            .Should().Throw<CalibrationException>().WithMessage("*1 of the 1 attention sublayers*added to is not what it reads*");

    [Test]
    public void Watched_SumIsAnOutput_ThrowsWithTheReason() =>
        FluentActions.Invoking(() => new SkipAttention(1).Watched(new SublayerSketch { AlsoOutputs = ["b_sum"] }.Build()))
            .Should().Throw<CalibrationException>().WithMessage("*output of the graph*");

    [Test]
    public void Watched_BranchIsReadElsewhere_ThrowsWithTheReason() =>
        FluentActions.Invoking(() => new SkipAttention(1).Watched(new SublayerSketch { AlsoOutputs = ["b_out"] }.Build()))
            .Should().Throw<CalibrationException>().WithMessage("*does not only go*");

    [TestCase(float.NaN)]
    [TestCase(0f)]
    public void Calibrated_NoNumber_Throws(float value)
    {
        var graph = new SublayerSketch().Build();
        var values = new[] { "x", "a_sum", "a_norm", "b_sum" }.ToDictionary(name => name, _ => Enumerable.Repeat(1f, 8).ToArray());
        values["b_sum"] = [.. Enumerable.Repeat(value, 8)];

        FluentActions.Invoking(() => new SkipAttention(1).Calibrated(graph, values))
            .Should().Throw<CalibrationException>()
            .WithMessage("*no numbers at 'b_sum'*");
    }

    private static RewriteResult Apply(Graph graph)
    {
        var pass = new SkipAttention(1);
        var watched = pass.Watched(graph);
        var inputs = GraphRun.Inputs(graph, Extents);
        var values = GraphRun.On(
            graph.With(outputs: [.. watched.Where(name => name != "x").Select(name => new ValueInfo(name, new(ElementType.Float, null)))]),
            inputs);
        var byName = watched.Where(name => name != "x")
            .Zip(values)
            .Append(("x", inputs["x"].As<float>().ToArray()))
            .ToDictionary(pair => pair.Item1, pair => pair.Item2);
        return new RewritePipeline().Apply(graph, [pass.Calibrated(graph, byName)]);
    }
}
