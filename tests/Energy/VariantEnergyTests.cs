using System.Collections.Immutable;
using EnergyGate.Evaluation.Tasks;
using EnergyGate.Gate.Pipeline;
using EnergyGate.Gate.Results;
using EnergyGate.Tests.Stages;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Tests.Energy;

/// <summary>
/// Same cost? The gate's verdicts of each variant: its graph and modelled joules on each task, its measured or estimated joules on all.
/// </summary>
public sealed class VariantEnergyTests
{
    private GateStages stages = null!;
    private Lazy<ImmutableArray<Cell>> costs = null!;

    [OneTimeSetUp]
    public void Open()
    {
        stages = EmbeddedStages.Open();
        costs = new(() => stages.CostCells());
    }

    [OneTimeTearDown]
    public void Close() => stages.Dispose();

    [TestCaseSource(typeof(EmbeddedStages), nameof(EmbeddedStages.VariantsAndTasks))]
    public void Variant_OnTask_KeepsItsGraph(VariantRecipe variant, GlueTask task) =>
        EmbeddedStages.ShouldHold(stages.GraphCells(variant, task));

    [TestCaseSource(typeof(EmbeddedStages), nameof(EmbeddedStages.Candidates))]
    public void Variant_OnAllTasks_KeepsItsJoules(VariantRecipe variant) =>
        EmbeddedStages.ShouldHold([.. costs.Value.Where(cell => cell.Variant == variant.Name && cell.Check == CheckKind.Energy)]);
}
