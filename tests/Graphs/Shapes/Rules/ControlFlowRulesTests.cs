using EnergyGate.Graphs;
using EnergyGate.Graphs.Shapes.Contracts;

namespace EnergyGate.Tests.Graphs.Shapes.Rules;

[TestFixture]
public sealed class ControlFlowRulesTests
{
    [Test]
    public void If_BranchesOfOneShape_GiveIt()
    {
        var then = GraphSketch.Of().Node("Relu", "x", "a").Build("a");
        var otherwise = GraphSketch.Of().Node("Neg", "x", "b").Build("b");
        var types = Branches(then, otherwise).Infer();
        types["y"].ToString().Should().Be("Float[n, 3]");
        types.Body(then)!["a"].ToString().Should().Be("Float[n, 3]");
    }

    [Test]
    public void If_BranchesOfDifferentShapes_AgreeOnTheRestOnly()
    {
        var then = GraphSketch.Of().Node("Relu", "x", "a").Build("a");
        var otherwise = GraphSketch.Of().Node("Concat", "x x", "b", ("axis", AttributeValue.Of(0L))).Build("b");
        Branches(then, otherwise).Infer()["y"].ToString().Should().Be("Float[?, 3]");
    }

    [Test]
    public void If_KnownCondition_TakesThatBranch()
    {
        var then = GraphSketch.Of().Node("Relu", "x", "a").Build("a");
        var otherwise = GraphSketch.Of().Node("Transpose", "x", "b").Build("b");
        var types = GraphSketch.Of().Input("x", ElementType.Float, 2, 3).Scalar("c", false)
            .Node("If", "c", "y", ("then_branch", AttributeValue.Of(then)), ("else_branch", AttributeValue.Of(otherwise))).Infer();
        types["y"].ToString().Should().Be("Float[3, 2]");
    }

    [Test]
    public void Loop_FixedTripsAndShapes_StacksTheScannedValue()
    {
        var body = GraphSketch.Of().Input("i", ElementType.Int64).Input("go", ElementType.Bool).Input("s", ElementType.Float, "?")
            .Node("Identity", "go", "on").Node("Relu", "s", "t").Node("Neg", "s", "z").Build("on", "t", "z");
        var types = Looped(body);
        types["last"].ToString().Should().Be("Float[4]");
        types["all"].ToString().Should().Be("Float[5, 4]");
    }

    [Test]
    public void Loop_CarriedValueThatGrows_IsUnknownAlongThatAxis()
    {
        var body = GraphSketch.Of()
            .Input("i", ElementType.Int64)
            .Input("go", ElementType.Bool)
            .Input("s", ElementType.Float, "?")
            .Node("Identity", "go", "on")
            .Node("Concat", "s s", "t", ("axis", AttributeValue.Of(0L)))
            .Node("ReduceSum", "s", "z")
            .Build("on", "t", "z");
        var types = Looped(body);
        types["last"].ToString().Should().Be("Float[?]");
        types["all"].ToString().Should().Be("Float[5, 1]");
    }

    [Test]
    public void Scan_CutsInputsAndStacksOutputs()
    {
        var body = GraphSketch.Of()
            .Input("s", ElementType.Float, "?")
            .Input("e", ElementType.Float, "?")
            .Node("Add", "s e", "t")
            .Node("Identity", "t", "o")
            .Build("t", "o");
        var types = GraphSketch.Of()
            .Input("s0", ElementType.Float, 3)
            .Input("x", ElementType.Float, "steps", 3)
            .Node("Scan", "s0 x", "last all", ("body", AttributeValue.Of(body)), ("num_scan_inputs", AttributeValue.Of(1L)))
            .Infer();
        (types["last"].ToString(), types["all"].ToString()).Should().Be(("Float[3]", "Float[steps, 3]"));
    }

    private static GraphSketch Branches(Graph then, Graph otherwise) =>
        GraphSketch.Of()
            .Input("x", ElementType.Float, "n", 3)
            .Input("c", ElementType.Bool)
            .Node("If", "c", "y", ("then_branch", AttributeValue.Of(then)), ("else_branch", AttributeValue.Of(otherwise)));

    private static InferredTypes Looped(Graph body) => GraphSketch.Of().Input("s0", ElementType.Float, 4).Scalar("trips", 5L)
        .Node("Loop", "trips - s0", "last all", ("body", AttributeValue.Of(body))).Infer();
}
