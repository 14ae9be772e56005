using EnergyGate.Evaluation.Tasks;
using EnergyGate.Gate.Trials;
using EnergyGate.Gate.Verdicts;
using EnergyGate.Variants;

namespace EnergyGate.Tests.Parity;

/// <summary>Same numbers? The gate's parity verdict of each variant on each embedded task: weights, hidden states, logits.</summary>
public sealed class VariantParityTests
{
    private GateStages stages = null!;

    [OneTimeSetUp]
    public void Open() => stages = EmbeddedStages.Open();

    [OneTimeTearDown]
    public void Close() => stages.Dispose();

    [TestCaseSource(typeof(EmbeddedStages), nameof(EmbeddedStages.VariantsAndTasks))]
    public void Variant_OnTask_KeepsParity(VariantRecipe variant, GlueTask task)
    {
        if (variant == VariantCatalog.Reference)
        {
            Assert.Ignore("the reference is what the others are compared with");
        }

        EmbeddedStages.ShouldHold([.. stages.AnswerCells(variant, task).Where(cell => cell.Check == CheckKind.Parity)]);
    }
}
