using System.Collections.Immutable;
using EnergyGate.Evaluation.Tasks;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Pipeline;
using EnergyGate.Gate.Results;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Tests.Gate.Pipeline;

public sealed class GateRunTests
{
    private static readonly ImmutableArray<GlueTask> OneTask = [GlueTasks.Parse("SST-2")];

    [Test]
    public void Execute_CancelledInTheSecondVariant_KeepsTheCellsOfTheFirst()
    {
        using var cancellation = new CancellationTokenSource();
        var progress = new CancelAt("SST-2: fp32+sorted", cancellation);
        var options = new GateOptions { Tasks = OneTask, Variants = [VariantCatalog.Find("fp32"), VariantCatalog.Find("fp32+sorted")] };
        var result = new GateRun(options, progress).Execute(cancellation.Token);
        result.Complete.Should().BeFalse();
        result.ExitCode.Should().Be(ExitCode.Interrupted);
        result.Cells.Should().ContainSingle(cell => cell.Check != CheckKind.Static).Which.Verdict.Should().Be(Verdict.Reference);
    }

    [Test]
    public void Execute_VariantWithAFailedCell_DoesNotMeasureItsEnergy()
    {
        var impossible = VariantCatalog.Find("int8-dynamic") with { Parity = EnergyGate.Variants.Parity.ParityTolerance.Lossy(1e-9, 1e-9) };
        var result = new GateRun(new GateOptions { Tasks = OneTask, Variants = [impossible], BudgetSeconds = 1 }, SilentProgress.Instance).Execute(CancellationToken.None);
        result.ExitCode.Should().Be(ExitCode.Fail);
        var energy = result.Cells.Single(cell => cell.Check == CheckKind.Energy);
        energy.Verdict.Should().Be(Verdict.NotMeasured);
        energy.Gating.Should().BeFalse();
        energy.Reason.Should().Contain("wrong answer");
        if (result.Meter is not null)
        {
            result.Timeline!.Phases.Select(phase => phase.Name).Should().Equal("graphs", "answers");
            result.Timeline.Readings.Should().Contain(reading => reading.Watts > 0);
            result.Meter.ShareOfCore.Should().BePositive("metering says what it costs");
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
