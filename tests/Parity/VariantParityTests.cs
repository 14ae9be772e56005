using EnergyGate.Evaluation.Tasks;
using EnergyGate.Gate.Checks.Parity;
using EnergyGate.Tests.Pipeline;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Tests.Parity;

/// <summary>Same numbers? The gate's parity verdict of each variant on each embedded task: weights, hidden states, logits.</summary>
[Parallelizable(ParallelScope.Children)]
internal sealed class VariantParityTests
{
    // Every third text: each variant does its arithmetic on 150 texts per task. The gate itself compares the numbers of all.
    private const int TextStep = 3;

    private readonly AnsweringPipelines pipelines = new(TextStep);

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
