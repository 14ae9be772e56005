using EnergyGate.Evaluation.Tasks;
using EnergyGate.Gate.Checks.Accuracy;
using EnergyGate.Gate.Checks.Parity;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Pipeline;
using EnergyGate.Gate.Results;
using EnergyGate.Graphs;
using EnergyGate.Variants.Catalog;
using EnergyGate.Variants.Passes;
using EnergyGate.Variants.Recipes;

namespace EnergyGate.Tests.Gate.Checks.Parity;

internal sealed class ParityCheckTests
{
    [Test]
    public void Run_RecipeWhoseGraphDoesNotRun_FailsThatVariantAndGoesOn()
    {
        var broken = VariantCatalog.Find("fp32-fused") with
        {
            Name = "broken",
            Graph =
                new GraphRecipe("broken", "makes an operator that nobody has", [new UnknownOperator()], SessionLevel.All, IsLossless: true),
        };
        var options = new GateOptions { Tasks = [GlueTasks.Parse("SST-2")], Variants = [broken, VariantCatalog.Find("fp32+sorted")] };
        using var pipeline = new GatePipeline(options, GateInputs.Read(options, _ => { }), SilentProgress.Instance);
        var cells = pipeline.Cells<ParityCheck>();
        var failed = cells.Single(cell => cell.Variant == "broken");
        failed.Verdict.Should().Be(Verdict.Fail);
        failed.Gating.Should().BeTrue();
        failed.Reason.Should().Contain("does not run").And.Contain("NoSuchOperator");
        cells.Should().Contain(cell => cell.Variant == "fp32+sorted" && cell.Verdict == Verdict.Pass);
        pipeline.Cells<AccuracyCheck>().Select(cell => cell.Variant).Distinct().Should().BeEquivalentTo("fp32", "fp32+sorted");
    }

    private sealed class UnknownOperator : IGraphPass
    {
        public string Name => "unknown-operator";

        public NumericEffect Effect => NumericEffect.Lossy;

        public GraphPatch? Propose(Graph graph, Action<Refusal> refuse) =>
            graph.Nodes.Any(node => node.OperatorType == "NoSuchOperator")
                ? null
                : new GraphPatch
                {
                    Label = "break",
                    Remove = [graph.Nodes[^1]],
                    Add = [graph.Nodes[^1] with { OperatorType = "NoSuchOperator" }],
                };
    }
}
