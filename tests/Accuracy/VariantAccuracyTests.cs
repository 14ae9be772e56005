using EnergyGate.Evaluation.Tasks;
using EnergyGate.Gate.Trials;
using EnergyGate.Gate.Verdicts;
using EnergyGate.Variants;

namespace EnergyGate.Tests.Accuracy;

/// <summary>Same answers? The gate's verdicts of each variant on each embedded task: scores and flips beside fp32, and beside its own stored answers.</summary>
public sealed class VariantAccuracyTests
{
    private GateStages stages = null!;

    [OneTimeSetUp]
    public void Open() => stages = EmbeddedStages.Open();

    [OneTimeTearDown]
    public void Close() => stages.Dispose();

    [TestCaseSource(typeof(EmbeddedStages), nameof(EmbeddedStages.VariantsAndTasks))]
    public void Variant_OnTask_KeepsItsAnswers(VariantRecipe variant, GlueTask task) =>
        EmbeddedStages.ShouldHold([.. stages.AnswerCells(variant, task).Where(cell => cell.Check is CheckKind.Accuracy or CheckKind.Regression)]);
}
