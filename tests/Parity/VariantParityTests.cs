using EnergyGate.Evaluation.Tasks;
using EnergyGate.Gate.Results;
using EnergyGate.Tests.Stages;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Tests.Parity;

/// <summary>Same numbers? The gate's parity verdict of each variant on each embedded task: weights, hidden states, logits.</summary>
[Parallelizable(ParallelScope.Children)]
public sealed class VariantParityTests
{
    private readonly AnsweringStages stages = new();

    [OneTimeTearDown]
    public void Close() => stages.Dispose();

    [TestCaseSource(typeof(EmbeddedStages), nameof(EmbeddedStages.VariantsAndTasks))]
    public void Variant_OnTask_KeepsParity(VariantRecipe variant, GlueTask task)
    {
        if (variant == VariantCatalog.Reference)
        {
            Assert.Ignore("the reference is what the others are compared with");
        }

        EmbeddedStages.ShouldHold([.. stages.Cells(variant, task).Where(cell => cell.Check == CheckKind.Parity)]);
    }
}
