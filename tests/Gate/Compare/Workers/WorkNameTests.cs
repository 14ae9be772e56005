using EnergyGate.Gate.Compare.Workers;

namespace EnergyGate.Tests.Gate.Compare.Workers;

/// <summary>What a worker is asked to load.</summary>
internal sealed class WorkNameTests
{
    [TestCase("fp32", false, "fp32")]
    [TestCase("fp32", true, "fp32:pipeline")]
    public void ToString_IsReadBack(string variant, bool isPipeline, string text)
    {
        var name = new WorkName(variant, isPipeline);
        name.ToString().Should().Be(text);
        WorkName.Parse(text).Should().Be(name);
    }

    [Test]
    public void Of_Variant_MeasuresThePipelineFirst()
    {
        WorkName.Of("fp32", hasPipeline: true).Should().Equal(new WorkName("fp32", true), new WorkName("fp32", false));
        WorkName.Of("fp32", hasPipeline: false).Should().Equal(new WorkName("fp32", false));
    }
}
