using EnergyGate.Evaluation.Tasks;
using EnergyGate.Gate.Checks.Parity;
using EnergyGate.Tests.Pipeline;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Tests.Parity;

/// <summary>Same numbers? The gate's parity verdict of each variant on each embedded task: weights, hidden states, logits.</summary>
[Parallelizable(ParallelScope.Children)]
internal sealed class VariantParityTests
{
    private readonly AnsweringPipelines pipelines = new();

    [OneTimeTearDown]
    public void Close() => pipelines.Dispose();

    [TestCaseSource(typeof(EmbeddedPipeline), nameof(EmbeddedPipeline.VariantsAndTasks))]
    public void Variant_OnTask_KeepsParity(VariantRecipe variant, GlueTask task)
    {
        if (variant == VariantCatalog.Reference)
        {
            Assert.Ignore("the reference is what the others are compared with");
        }

        EmbeddedPipeline.ShouldHold(pipelines.Cells<ParityCheck>(variant, task));
    }
}
