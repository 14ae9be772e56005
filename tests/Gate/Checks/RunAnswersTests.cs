using EnergyGate.Gate.Checks;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Pipeline;
using EnergyGate.Tests.Gate.Pipeline;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Tests.Gate.Checks;

internal sealed class RunAnswersTests
{
    private static readonly VariantRecipe Sorted = VariantCatalog.Find("fp32+sorted");
    private static readonly VariantRecipe Cpu = VariantCatalog.Find("fp32-cpu");

    private readonly TemporaryFolder data = new();
    private GatePipeline pipeline = null!;

    [SetUp]
    public void Open()
    {
        var options = RecordedGate.Of(data, 4, Sorted.Name, Cpu.Name);
        pipeline = new(options, GateInputs.Read(options, _ => { }), SilentProgress.Instance);
    }

    [TearDown]
    public void Close() => pipeline.Dispose();

    [OneTimeTearDown]
    public void Remove() => data.Dispose();

    [Test]
    public void Of_SameVariantAgain_IsNotComputedAgain() => Of(Cpu).Should().BeSameAs(Of(Cpu));

    [Test]
    public void Of_SessionThatWasClosed_OpensAnotherOne()
    {
        Of(Cpu).Predictions!.Count.Should().Be(4);
        pipeline.Context.Answers.CloseSession();
        Of(Sorted).Predictions!.Count.Should().Be(4);
    }

    [Test]
    public void AnswersInOrder_Variants_FollowOneAnotherByRecipe() =>
        pipeline.Context.AnswersInOrder().Select(answers => answers.Variant.Name).Should().Equal("fp32", "fp32+sorted", "fp32-cpu");

    [Test]
    public void AnswersInOrder_InterruptedRun_EndsAtTheFirstThatIsNotKnown()
    {
        Of(Sorted);
        var interrupted = pipeline.Context with { Cancellation = new(canceled: true) };
        interrupted.AnswersInOrder().Select(answers => answers.Variant.Name).Should().Equal("fp32", "fp32+sorted");
    }

    private VariantAnswers Of(VariantRecipe variant) =>
        pipeline.Context.Answers.Of(variant, pipeline.Context.Tasks[0], CancellationToken.None);
}
