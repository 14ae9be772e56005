using EnergyGate.Evaluation.Comparisons;
using EnergyGate.Evaluation.Tasks;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Tests.Gate.Pipeline;

/// <summary>
/// A declared tolerance that no dev set can confirm would always be INCONCLUSIVE. <c>baseline record</c> refuses it, so none is declared.
/// </summary>
internal sealed class VariantPromiseTests
{
    /// <summary>
    /// Minimum number of dev examples of the embedded tasks, and the number in GLUE's own files (GLUE paper, arXiv 1804.07461).
    /// </summary>
    private static readonly Dictionary<string, (int Embedded, int Glue)> ExampleCounts = new(StringComparer.Ordinal)
    {
        ["SST-2"] = (480, 872),
        ["CoLA"] = (480, 1043),
        ["MRPC"] = (480, 408),
        ["QQP"] = (480, 40430),
        ["STS-B"] = (480, 1500),
        ["MNLI"] = (480, 9815),
        ["MNLI-MM"] = (480, 9832),
        ["QNLI"] = (480, 5463),
        ["RTE"] = (400, 277),
        ["WNLI"] = (400, 71),
    };

    private static IEnumerable<VariantRecipe> Variants => VariantCatalog.All;

    [TestCaseSource(nameof(Variants))]
    public void Promises_OfEveryTask_CanBeConfirmed(VariantRecipe variant)
    {
        foreach (var task in GlueTasks.All)
        {
            var (embedded, glue) = ExampleCounts[task.Name];
            foreach (var count in new[] { embedded, glue })
            {
                ConfirmableTolerance.Min(count, variant.MaxFlipsOf(task.Name)).Should()
                    .BeLessThanOrEqualTo(
                        variant.AccuracyTolerance(task.Name), "{0} on {1} examples of {2}", variant.Name, count, task.Name);
            }
        }
    }

    [Test]
    public void MaxFlipsOf_TaskWithoutARow_IsThatOfOtherTasks() =>
        (VariantCatalog.Reference with { OtherMaxFlips = 0.2 }).MaxFlipsOf("SST-2").Should().Be(0.2);

    [Test]
    public void MaxFlipsOf_TaskWithARow_IsItsOwn() =>
        VariantCatalog.Find("int8-dynamic").MaxFlipsOf("RTE").Should().Be(0.08);
}
