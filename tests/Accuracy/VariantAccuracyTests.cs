using EnergyGate.Evaluation.Tasks;
using EnergyGate.Gate.Checks.Accuracy;
using EnergyGate.Gate.Checks.Regression;
using EnergyGate.Tests.Pipeline;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Tests.Accuracy;

/// <summary>
/// Same answers? The gate's verdicts of each variant on each embedded task: scores and flips beside fp32, and beside its own stored
/// answers.
/// </summary>
[Parallelizable(ParallelScope.Children)]
internal sealed class VariantAccuracyTests
{
    private readonly AnsweringPipelines pipelines = new();

    [OneTimeTearDown]
    public void Close() => pipelines.Dispose();

    [TestCaseSource(typeof(EmbeddedPipeline), nameof(EmbeddedPipeline.VariantsAndTasks))]
    public void Variant_OnTask_KeepsItsAnswers(VariantRecipe variant, GlueTask task) =>
        EmbeddedPipeline.ShouldHold([.. pipelines.Cells<AccuracyCheck>(variant, task), .. pipelines.Cells<RegressionCheck>(variant, task)]);
}
