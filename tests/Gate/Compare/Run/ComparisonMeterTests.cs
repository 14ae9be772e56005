using EnergyGate.Gate.Compare;
using EnergyGate.Gate.Compare.Build;
using EnergyGate.Gate.Compare.Launching;
using EnergyGate.Gate.Compare.Run;
using EnergyGate.Gate.Compare.Workers;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Policy.Certificates;
using EnergyGate.Gate.Policy.Drift;
using EnergyGate.Gate.Results;
using EnergyGate.Gate.Studies;
using EnergyGate.Measurement.Meters;
using EnergyGate.Measurement.Selection;
using EnergyGate.Measurement.Units;
using EnergyGate.Statistics;
using EnergyGate.Tests.Gate.Checks;
using EnergyGate.Tests.Gate.Reporting;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Tests.Gate.Compare.Run;

/// <summary>The meter of a comparison, and the message when there is none.</summary>
internal sealed class ComparisonMeterTests
{
    private static readonly VariantRecipe Variant = VariantCatalog.Find("fp32-cpu");

    [Test]
    public void Open_NoWishOnCpu_IsTheWorkersEstimate()
    {
        using var meter = ComparisonMeter.Open(new GateOptions());
        (meter.Device, meter.UnavailableReason, meter.Kind, meter.Identity)
            .Should().Be((null, null, FigureKind.Estimated, MeterIdentity.Estimated));
        meter.Fit(new(), 2, hasBudget: false).Should().Be(new ComparisonPlan());
    }

    [TestCase(1.0)]
    [TestCase(0.5)]
    public void Around_Estimate_HasOnePriceForBothSides(double candidatesOwnPrice)
    {
        // The candidate does 5 % more work, whatever power per core it reports.
        var workers = new StandInWorkers(1.05) { Price = role => role == WorkerArm.Candidate ? candidatesOwnPrice : 1 };
        using var meter = ComparisonMeter.Open(new GateOptions());
        var cell = new ComparisonRun(meter.Around(workers, TimeProvider.System), new() { HasControl = false }, TimeProvider.System)
            .Execute([(new("fp32", false), true)], 1, SilentProgress.Instance, CancellationToken.None)
            .Cells[0];
        cell.Test.Estimate.Should().BeApproximately(1.05, 0.01);
        cell.Tests.Decision.Should().Be(Outcome.Fail);
    }

    [TestCase("nvml:9999", "CPU", "no meter: nvml*")]
    [TestCase("nvml:9999", "CUDA", "no meter: nvml*")]
    [TestCase("estimated", "CUDA", "no meter: estimated sees CPU time only, and CUDA computes elsewhere")]
    public void P06_MeterThatIsNotThere_IsNotReplaced(string choice, string provider, string why)
    {
        using var meter = ComparisonMeter.Open(new GateOptions { Meter = MeterChoice.Parse(choice), Provider = provider });
        meter.Device.Should().BeNull();
        meter.UnavailableReason.Should().Match(why);
        meter.StartTimeline();
        var workers = new StandInWorkers(1);
        meter.Settle(workers, Variant.Name, new(), CancellationToken.None);
        workers.Launches.Should().BeEmpty();
    }

    [TestCase(MeterDomain.GraphicsBoard, "CPU", "no meter: scripted sees a graphics board, and CPU computes elsewhere")]
    [TestCase(MeterDomain.Processor, "CUDA", "no meter: scripted sees the processor, and CUDA computes elsewhere")]
    [TestCase(MeterDomain.GraphicsBoard, "CUDA", null)]
    [TestCase(MeterDomain.Processor, "CPU", null)]
    [TestCase(MeterDomain.Machine, "CPU", null)]
    [TestCase(MeterDomain.Machine, "CUDA", null)]
    public void WhyBlind_MeterOfAnotherDevice_IsNoMeter(MeterDomain domain, string provider, string? why) =>
        ComparisonMeter.MismatchReason(new DeviceStandIn { Domain = domain }, provider).Should().Be(why);

    [Test]
    public void Describe_Estimate_IsNamedInTheResult()
    {
        using var meter = ComparisonMeter.Open(new GateOptions());
        meter.Describe(SampleResult.Make()).Environment["meter"].Should().StartWith("estimated");
        using var none = ComparisonMeter.Open(new GateOptions { Meter = MeterChoice.Parse("nvml:9999") });
        none.Describe(SampleResult.Make()).Environment.Should().NotContainKey("meter");
    }

    [Test]
    [Platform("Linux", Reason = "the program is a POSIX shell's")]
    public void Describe_DevicesMeter_IsInTheResultWithItsTimeline()
    {
        var choice = new MeterChoice(
            "command", new() { Program = "/bin/sh", Arguments = ["-c", "echo 5 W"], Interval = new(0.01), Timeout = new(20) });
        using var meter = ComparisonMeter.Open(new GateOptions { Meter = choice });
        (meter.UnavailableReason, meter.Kind, meter.Identity.Device).Should().Be((null, FigureKind.Measured, "command"));
        meter.Around(new StandInWorkers(1), TimeProvider.System).Should().BeOfType<MeteredLauncher>();
        meter.StartTimeline();
        var workers = new StandInWorkers(1);
        meter.Settle(workers, Variant.Name, new() { Budget = new(1), WarmUp = new(0.05) }, CancellationToken.None);
        meter.Mark("units");
        var result = SampleResult.Make();
        SpinWait.SpinUntil(
            () => (result = meter.Describe(SampleResult.Make())).Timeline is { Readings.IsEmpty: false },
            TimeSpan.FromSeconds(30)).Should().BeTrue("the timeline draws what the meter says");
        (result.Meter!.Name, result.Meter.Kind).Should().Be(("command", FigureKind.Measured));
        result.Timeline!.Phases.Select(phase => phase.Name).Should().Equal("idle", "warm-up", "units");
        result.Meter.IdleReason.Should().Contain("quarter of the budget");
        result.Meter.WarmUp!.Windows.Should().BeGreaterThan(0);
        workers.Blocks.Should().OnlyContain(
            block => block.Role == WorkerArm.Base && block.First == 0 && block.Count == 14, "whole passes over the mix");
        workers.Alive.Should().Be(0);
        result.Environment.Should().NotContainKey("meter", "the report names it with its source");
        MeasuredDevice.Of(result).Should().Be("a machine made up for tests, command", "its ratios are no others' in the ledger");
        MeasuredDevice.Of(SampleResult.Make()).Should().Be("a machine made up for tests");
    }

    [Test]
    [Platform("Linux", Reason = "the program is a POSIX shell's")]
    public void Settle_WorkerThatFails_IsNotedAndLeftToTheUnits()
    {
        var choice = new MeterChoice(
            "command", new() { Program = "/bin/sh", Arguments = ["-c", "echo 5 W"], Interval = new(0.01), Timeout = new(20) });
        using var meter = ComparisonMeter.Open(new GateOptions { Meter = choice });
        var workers = new StandInWorkers(1) { OnLoad = _ => new WorkerRefusalException("no such variant") };
        meter.Settle(workers, Variant.Name, new(), CancellationToken.None);
        (workers.Launches.Count, workers.Alive).Should().Be((1, 0));
        var result = meter.Describe(SampleResult.Make());
        result.Meter!.WarmUp.Should().BeNull();
        result.Notes.Should().ContainMatch("the device was not warmed up before the first unit: no such variant");
    }

    [TestCase(51, false)]
    [TestCase(80, true)]
    public void P06_BoardThatDrawsNoMoreAtWork_IsNoMeter(double watts, bool isMeter)
    {
        var device = new DeviceStandIn();
        using var meter = new ComparisonMeter(new GateOptions(), RunMeterTests.RestingAt(50, device), null);
        var workers = new StandInWorkers(1) { OnBlock = (_, _) => device.Work(0.01, 0.01 * watts) };
        meter.UnavailableReason.Should().BeNull("nothing is known before it settles");
        meter.Settle(workers, Variant.Name, new() { WarmUp = new(60) }, CancellationToken.None);
        (meter.UnavailableReason is null).Should().Be(isMeter);
        meter.Describe(SampleResult.Make()).Meter!.IdlePower.Should().Be(new Watts(50), "a reader sees what was found");
    }

    [Test]
    public void P06_WithoutAMeter_WhatWouldBeMeasuredIsNotMeasuredAndNoPass()
    {
        var plan = new ComparisonPlan();
        var run = new ComparisonRun(new StandInWorkers(1), plan, TimeProvider.System);
        var fused = VariantCatalog.Find("fp32-fused");
        var cells = new ComparisonVerdicts(new CellFactory(8, 128, 1), plan, FigureKind.Estimated)
            .All(
                [Variant, fused],
                [Variant.Name, fused.Name],
                run.LeaveOut([(new(Variant.Name, false), true)], 2, "no meter"),
                null,
                "no meter: nvml: no library");
        cells.Select(cell => (cell.Variant, cell.Verdict, cell.Value))
            .Should()
            .Equal((Variant.Name, Verdict.NotMeasured, null), (fused.Name, Verdict.Pass, 1));
        (cells[0].Reason, cells[0].Gating, cells[1].Qualifier)
            .Should()
            .Be(("no meter: nvml: no library", false, VerdictQualifiers.Identical));
    }

    [Test]
    public void MeasuredBy_LongWindows_MakesLongBlocksAndABudgetForThem()
    {
        var device = new DeviceStandIn { Resolution = new(new(0.1), "a script", 20), GuardTime = new(0.3) };
        var plan = new ComparisonPlan().MeasuredBy(device, 2, hasBudget: false);
        (plan.MinimumBlock.Value, plan.TriesBlocks).Should().Be((2.2, true));
        plan.WarmUp.Value.Should().BeApproximately(24 * 2.5, 1e-6, "sixteen windows show that a warm device is warm");
        plan.Budget.Value.Should().BeApproximately(12 * 32 * 2 * 2.5, 1e-6, "twelve units of thirty-two blocks of two cells");
        new ComparisonPlan().MeasuredBy(device, 20, hasBudget: false).Budget.Value.Should().Be(3600);
        new ComparisonPlan { Budget = new(60) }.MeasuredBy(device, 2, hasBudget: true).Budget.Value.Should().Be(60);
        new ComparisonPlan()
            .MeasuredBy(new DeviceStandIn(), 2, hasBudget: false)
            .Should().Be(new ComparisonPlan { TriesBlocks = true, WarmUp = new(45) }, "a fine meter needs no longer blocks");
    }

    [Test]
    public void MeterWords_Estimate_LeavesConditionsAsTheyWere()
    {
        SelfComparison.MeterWords(MeterIdentity.Estimated).Should().BeEmpty();
        SelfComparison.MeterWords(MeterIdentity.Of(new DeviceStandIn())).Should().Be("; meter scripted, board, GPU-1, driver 1");
    }
}
