using System.Collections.Immutable;
using EnergyGate.Evaluation.Tasks;
using EnergyGate.Gate.Checks.Energy;
using EnergyGate.Gate.Checks.StaticGraph;
using EnergyGate.Gate.Pipeline;
using EnergyGate.Gate.Results;
using EnergyGate.Tests.Pipeline;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Tests.Energy;

/// <summary>
/// Same cost? The gate's verdicts of each variant: its graph and modelled joules on each task, its measured or estimated joules on all.
/// </summary>
internal sealed class VariantEnergyTests
{
    private GatePipeline pipeline = null!;
    private Lazy<ImmutableArray<Cell>> costs = null!;

    [OneTimeSetUp]
    public void Open()
    {
        pipeline = EmbeddedPipeline.Open();
        costs = new(() => pipeline.Cells<EnergyCheck>());
    }

    [OneTimeTearDown]
    public void Close() => pipeline.Dispose();

    [TestCaseSource(typeof(EmbeddedPipeline), nameof(EmbeddedPipeline.VariantsAndTasks))]
    public void Variant_OnTask_KeepsItsGraph(VariantRecipe variant, GlueTask task) =>
        EmbeddedPipeline.ShouldHold(pipeline.Cells<GraphCheck>(variant, task));

    [TestCaseSource(typeof(EmbeddedPipeline), nameof(EmbeddedPipeline.Candidates))]
    public void Variant_OnAllTasks_KeepsItsJoules(VariantRecipe variant) =>
        EmbeddedPipeline.ShouldHold([.. costs.Value.Where(cell => cell.Variant == variant.Name && cell.Check == CheckKind.Energy)]);
}
