using EnergyGate.Evaluation.Tasks;
using EnergyGate.Gate.Results;
using EnergyGate.Tests.Stages;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Tests.Accuracy;

/// <summary>
/// Same answers? The gate's verdicts of each variant on each embedded task: scores and flips beside fp32, and beside its own stored
/// answers.
/// </summary>
[Parallelizable(ParallelScope.Children)]
public sealed class VariantAccuracyTests
{
    private readonly AnsweringStages stages = new();

    [OneTimeTearDown]
    public void Close() => stages.Dispose();

    [TestCaseSource(typeof(EmbeddedStages), nameof(EmbeddedStages.VariantsAndTasks))]
    public void Variant_OnTask_KeepsItsAnswers(VariantRecipe variant, GlueTask task) =>
        EmbeddedStages.ShouldHold([.. stages.Cells(variant, task).Where(cell => cell.Check is CheckKind.Accuracy or CheckKind.Regression)]);
}
