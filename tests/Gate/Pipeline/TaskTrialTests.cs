using EnergyGate.Gate.Checks.Accuracy;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Pipeline;
using EnergyGate.Gate.Results;
using EnergyGate.Graphs;
using EnergyGate.Variants.Catalog;
using EnergyGate.Variants.Passes;
using EnergyGate.Variants.Recipes;

namespace EnergyGate.Tests.Gate.Pipeline;

public sealed class TaskTrialTests
{
    [Test]
    public void Judge_RecipeWhoseGraphDoesNotRun_FailsThatVariantAndGoesOn()
    {
        var broken = VariantCatalog.Find("fp32-fused") with
        {
            Name = "broken",
            Graph = new GraphRecipe("broken", "makes an operator that nobody has", [new UnknownOperator()], SessionLevel.All, IsLossless: true),
        };
        var options = new GateOptions { Variants = [broken, VariantCatalog.Find("fp32+sorted")] };
        var (model, graph, inputs) = GateInputs.Read(options, _ => { }).Tasks[0];
        var cells = new List<Cell>();
        var answers = new List<JudgedAnswer>();
        new TaskTrial(options, model, graph, inputs, new CellFactory(32, 128), SilentProgress.Instance)
            .Judge(cells.Add, answers.Add, new AccuracyTrial(new CellFactory(32, 128), options), CancellationToken.None);
        var failed = cells.Single(cell => cell.Variant == "broken");
        failed.Verdict.Should().Be(Verdict.Fail);
        failed.Gating.Should().BeTrue();
        failed.Reason.Should().Contain("does not run").And.Contain("NoSuchOperator");
        answers.Should().ContainSingle().Which.Variant.Name.Should().Be("fp32+sorted");
    }

    private sealed class UnknownOperator : IGraphPass
    {
        public string Name => "unknown-operator";

        public NumericEffect Effect => NumericEffect.Lossy;

        public GraphPatch? Propose(Graph graph, Action<Refusal> refuse) =>
            graph.Nodes.Any(node => node.OperatorType == "NoSuchOperator")
                ? null
                : new GraphPatch { Label = "break", Remove = [graph.Nodes[^1]], Add = [graph.Nodes[^1] with { OperatorType = "NoSuchOperator" }] };
    }
}
