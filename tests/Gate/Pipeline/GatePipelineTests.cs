using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Pipeline;
using EnergyGate.Gate.Results;
using EnergyGate.Measurement.Units;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Tests.Gate.Pipeline;

[Parallelizable]
internal sealed class GatePipelineTests
{
    private readonly TemporaryFolder data = new();

    [OneTimeTearDown]
    public void Remove() => data.Dispose();

    [Test]
    public void Run_CancelledInTheSecondVariant_KeepsTheCellsOfTheFirst()
    {
        using var cancellation = new CancellationTokenSource();
        var progress = new CancelAt("SST-2: fp32+sorted", cancellation);
        var options = Of("fp32", "fp32+sorted");
        using var pipeline = GatePipeline.Open(options, progress);
        var result = pipeline.Run(cancellation.Token).Result;
        result.Complete.Should().BeFalse();
        result.ExitCode.Should().Be(ExitCode.Interrupted);
        result.Cells.Should().ContainSingle(cell => cell.Check != CheckKind.Static).Which.Verdict.Should().Be(Verdict.Reference);
    }

    [Test]
    public void Run_VariantWithAFailedCell_DoesNotMeasureItsEnergy()
    {
        var impossible = VariantCatalog.Find("int8-dynamic") with { Parity = EnergyGate.Variants.Parity.ParityTolerance.Lossy(1e-9, 1e-9) };
        using var pipeline = GatePipeline.Open(
            Of() with { Variants = [impossible], Budget = new(1) }, SilentProgress.Instance);
        var result = pipeline.Run(CancellationToken.None).Result;
        result.ExitCode.Should().Be(ExitCode.Fail);
        var energy = result.Cells.Single(cell => cell.Check == CheckKind.Energy);
        energy.Verdict.Should().Be(Verdict.NotMeasured);
        energy.Gating.Should().BeFalse();
        energy.Reason.Should().Contain("answers are wrong");
        if (result.Meter is not null)
        {
            result.Timeline!.Phases.Select(phase => phase.Name).Should().Equal("graphs", "answers");
            result.Timeline.Readings.Should().Contain(reading => reading.Power > default(Watts));
            result.Meter.ShareOfCore.Should().BePositive("metering says what it costs");
        }
    }

    [Test]
    public void Run_ChecksOfAnswers_AskEachVariantOnce()
    {
        var answered = new Works();
        using var pipeline = GatePipeline.Open(Of("fp32+sorted", "fp32-cpu"), answered);
        pipeline.Run(CancellationToken.None);
        answered.Finished.Where(work => work.StartsWith("SST-2: ", StringComparison.Ordinal))
            .Should().Equal("SST-2: fp32", "SST-2: fp32+sorted", "SST-2: fp32-cpu");
    }

    private GateOptions Of(params string[] variants) => RecordedGate.Of(data, 64, variants);

    private sealed class Works : IWorkProgress
    {
        public List<string> Finished { get; } = [];

        public void Report(string work, double done, double total)
        {
            if (done >= total)
            {
                Finished.Add(work);
            }
        }
    }

    private sealed class CancelAt(string work, CancellationTokenSource cancellation) : IWorkProgress
    {
        public void Report(string current, double done, double total)
        {
            if (current == work)
            {
                cancellation.Cancel();
            }
        }
    }
}
