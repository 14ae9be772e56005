using EnergyGate.Gate.Compare;
using EnergyGate.Gate.Compare.Build;
using EnergyGate.Gate.Compare.Launching;
using EnergyGate.Gate.Compare.Run;
using EnergyGate.Gate.Compare.Workers;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Policy.Certificates;
using EnergyGate.Gate.Results;
using EnergyGate.Measurement.Meters;
using EnergyGate.Statistics;
using EnergyGate.Tests.Gate.Policy.Certificates;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Tests.Gate.Compare.Run;

/// <summary>A comparison measured with a device's meter: from the counter to the exit code.</summary>
internal sealed class MeteredWorkersTests
{
    private const double BatchSeconds = 0.02;
    private const double Watts = 100;
    private static readonly ComparisonPlan Plan = new() { Seed = 3, HasControl = false, HasRunIn = false };
    private static readonly VariantRecipe Variant = VariantCatalog.Find("fp32-cpu");

    // The first figure is reported by the workers themselves, the second by the device's counter for the candidate.
    [TestCase(1.00, 1.00, Verdict.Pass, ExitCode.Pass)]
    [TestCase(1.00, 1.05, Verdict.Fail, ExitCode.Fail)]
    [TestCase(1.05, 1.00, Verdict.Pass, ExitCode.Pass)]
    public void Execute_CounterOfADevice_MakesTheVerdict(double own, double counted, Verdict expected, int exitCode)
    {
        var device = new DeviceStandIn();
        var cell = Execute(device, Workers(device, counted, own)).Cells[0];
        cell.Test.Estimate.Should().BeApproximately(counted, 0.003);
        cell.Base.TimePerText.Value.Should().BeApproximately(BatchSeconds / 8, 1e-3);

        var judged = Judge(
            cell,
            Certificate(device).InvalidReason(
                MachineCertificateTests.Certificate.Machine,
                MachineCertificateTests.Certificate.Runtime,
                MeterIdentity.Of(device),
                new(2026, 11, 21)));
        (judged.Verdict, judged.Qualifier, judged.Kind).Should().Be((expected, null, FigureKind.Measured), judged.Reason);
        ExitCode.Of([judged], strict: false).Should().Be(exitCode);
    }

    [Test]
    public void Execute_CertificateOfTheEstimate_IsNoVerdictOfADevice()
    {
        var device = new DeviceStandIn();
        var why = (Certificate(device) with { Meter = MeterIdentity.Estimated.Device, MeterState = null }).InvalidReason(
            MachineCertificateTests.Certificate.Machine,
            MachineCertificateTests.Certificate.Runtime,
            MeterIdentity.Of(device),
            new(2026, 11, 21));
        var judged = Judge(Execute(device, Workers(device, 1.05)).Cells[0], why);
        (judged.Verdict, judged.Qualifier).Should().Be((Verdict.Inconclusive, VerdictQualifiers.NoCertificate));
        judged.Reason.Should().Contain("the certificate is for the meter estimated, this run has scripted, board, GPU-1");
    }

    [Test]
    public void P26_WindowThatTheMeterVoids_VoidsTheUnitWithItsReason()
    {
        var device = new DeviceStandIn();
        var blocks = 0;
        var workers = Workers(device, 1.0, onBlock: () =>
        {
            if (++blocks == 40)
            {
                device.Fail("the energy counter could not be read");
            }
        });
        var cell = Execute(device, workers, Plan with { MaximumUnits = 4 }).Cells[0];
        (cell.Voids.Dropped, cell.Test.Units).Should().Be((1, cell.Voids.Measured - 1));
        Judge(cell, null).Qualifier.Should().Be(VerdictQualifiers.Void);
        cell.Voids.InconclusiveReason().Should().Contain("the meter voided a block: the energy counter could not be read");
    }

    [Test]
    public void P09_GuardTime_RunsUnmeasuredBeforeEveryBlock()
    {
        var device = new DeviceStandIn { GuardTime = new(0.5) };
        var workers = Workers(device, 1.0);
        var outcome = Execute(device, workers);
        var measured = device.Windows.Count;
        device.Windows.Should().OnlyContain(joules => joules < 0.2 * Watts, "what runs before a block is in no window");
        workers.Blocks.Sum(block => block.Count * BatchSeconds).Should().BeGreaterThan(measured * 0.5, "half a second before each");
        outcome.Cells[0].Tests.Decision.Should().Be(Outcome.Pass);
    }

    [Test]
    public void P25_WorkerThatSpinsBeforeTheGuardedBlock_IsSeen()
    {
        var device = new DeviceStandIn { GuardTime = new(0.5) };
        Execute(device, Workers(device, 1.0, idleBurn: 0.15)).Cells[0].Voids.InconclusiveReason().Should().Contain("spinning");
    }

    [Test]
    public void P15_EveryWorker_IsTakenForOurs()
    {
        var device = new DeviceStandIn();
        var workers = Workers(device, 1.0);
        Execute(device, workers);
        device.Adopted.Should().Equal(Enumerable.Range(1001, workers.Launches.Count)).And.OnlyHaveUniqueItems();
    }

    [Test]
    public void P01_LongWindow_RunsOverTheMixUntilItIsFilled()
    {
        var device = new DeviceStandIn { Resolution = new(new(0.1), "a script", 20) };
        var workers = Workers(device, 1.0);
        var cell = Execute(device, workers).Cells[0];
        cell.BlockLength.Should().BeGreaterThan(14 * 2, "two seconds are many passes over fourteen batches");
        device.Windows.Skip(2 * 6).Should().OnlyContain(joules => joules >= 2 * Watts * 0.98);
        workers.Blocks[^(4 * 4)..].Chunk(4)
            .Select(quad => quad.Select(block => (block.First, block.Count)).Distinct().Count())
            .Should().OnlyContain(batches => batches == 1);
    }

    [Test]
    public void P01_BatchesThatAreFasterThanTheFirst_MakeLongerBlocks()
    {
        var device = new DeviceStandIn { Resolution = new(new(0.1), "a script", 20) };
        var cell = Execute(device, Workers(device, 0.5, secondsPerBatch: 0.001)).Cells[0];
        (cell.BlockLength * 0.001 * 0.5)
            .Should().BeInRange(2.2, 3, "the faster side's window is long enough, and a batch of 5 ms when loaded takes 0.5 ms");
    }

    [Test]
    public void P12_SidesWithOtherBatches_TakeWholePassesThatFillTheWindow()
    {
        var device = new DeviceStandIn { Resolution = new(new(0.1), "a script", 20) };
        var workers = Workers(device, 1.0, batches: role => role == WorkerArm.Candidate ? 20 : 14);
        Run(device, workers, Plan).Execute([(new(Variant.Name, false), false)], 1, SilentProgress.Instance, CancellationToken.None);
        var last = workers.Blocks[^4..];
        last.Should().OnlyContain(block => block.First == 0 && block.Count % (block.Role == WorkerArm.Candidate ? 20 : 14) == 0);
        last.Should().OnlyContain(block => block.Count * BatchSeconds >= 2.2);
    }

    [Test]
    public void Planted_OnABoard_RunsMoreBatches()
    {
        var device = new DeviceStandIn { Resolution = new(new(0.1), "a script", 20) };
        var cell = Execute(device, Workers(device, 1.0), Plan with { Planted = new(0.05) }).Cells[0];
        cell.Test.Estimate.Should().BeApproximately(1.05, 0.006);
        cell.Tests.Decision.Should().Be(Outcome.Fail);
    }

    [Test]
    public void Planted_LessThanABatch_IsRefused()
    {
        var device = new DeviceStandIn();
        Execute(device, Workers(device, 1.0), Plan with { Planted = new(0.05) })
            .Cells[0].AbortReason.Should().Contain("cannot be 5.0 % longer");
    }

    [Test]
    public void Planted_OnAProcessor_IsTheWorkersOwnDoing()
    {
        var device = new DeviceStandIn { Domain = MeterDomain.Processor };
        var workers = new StandInWorkers(1) { OnBlock = (_, block) => device.Work(block.Window.Time.Value, block.Window.Energy.Value) };
        Execute(device, workers, Plan with { Planted = new(0.05) }).Cells[0].Test.Estimate.Should().BeApproximately(1.05, 0.01);
    }

    [TestCase(4.0, VerdictQualifiers.Thermal)]
    [TestCase(0.0, null)]
    [TestCase(double.NaN, null)]
    public void P08_RatioThatWarmthMayHaveMade_IsInconclusive(double candidateWarmer, string? qualifier)
    {
        // The board draws 0.3 % more per degree: the candidate's blocks start warmer and cost 1.2 % more, inside the limit.
        var (device, random) = (new DeviceStandIn(), new Random(5));
        var workers = new StandInWorkers(1)
        {
            OnBlock = (role, block) =>
            {
                var warmth = device.Temperature;
                device.Work(BatchSeconds, Watts * BatchSeconds * (double.IsNaN(warmth) ? 1 : 1 + 0.003 * (warmth - 50)));
            },
        };
        var launcher = new WarmLauncher(
            new MeteredLauncher(workers, device, device),
            role => device.Temperature = 50 + (role == WorkerArm.Candidate ? candidateWarmer : 0) + (3 * random.NextDouble()));
        var cell = new ComparisonRun(launcher, Plan with { MaximumUnits = 12 }, TimeProvider.System)
            .Execute([(new(Variant.Name, false), true)], 1, SilentProgress.Instance, CancellationToken.None)
            .Cells[0];
        var judged = Judge(cell, null);
        judged.Qualifier.Should().Be(qualifier, judged.Reason);
        cell.Tests.Decision.Should().Be(Outcome.Pass, "the joules alone would pass");
        if (qualifier is not null)
        {
            judged.Reason.Should().Match(
                "*thermal: the candidate's blocks started +4.? °C relative to the reference's; *the ratio moves by 1.? % (max. 0.5 %)*");
            cell.Test.Units.Should().Be(12, "more units might have told warmth from work");
        }
    }

    private static ComparisonOutcome Execute(DeviceStandIn device, StandInWorkers workers, ComparisonPlan? plan = null) =>
        Run(device, workers, plan ?? Plan).Execute([(new(Variant.Name, false), true)], 1, SilentProgress.Instance, CancellationToken.None);

    private static ComparisonRun Run(DeviceStandIn device, StandInWorkers workers, ComparisonPlan plan) =>
        new(new MeteredLauncher(workers, device, device), plan.MeasuredBy(device, 1, hasBudget: true), TimeProvider.System);

    private static StandInWorkers Workers(
        DeviceStandIn device,
        double counted,
        double own = 1,
        double idleBurn = 0,
        double secondsPerBatch = BatchSeconds,
        Action? onBlock = null,
        Func<WorkerArm, int>? batches = null)
    {
        var random = new Random(11);
        return new(own)
        {
            IdleBurn = idleBurn,
            BatchCount = batches ?? (_ => 14),
            OnBlock = (role, block) =>
            {
                onBlock?.Invoke();
                var ratio = role == WorkerArm.Candidate ? counted : 1;
                var seconds = block.Texts / 8 * secondsPerBatch * ratio;
                device.Work(seconds, Watts * seconds * (1 + (0.004 * (random.NextDouble() - 0.5))));
            },
        };
    }

    private static Cell Judge(ComparedCell cell, string? uncertified) =>
        new ComparisonVerdicts(
            new CellFactory(8, 128, 1), Plan, FigureKind.Measured).Measured(Variant, cell, isSelected: false, null, uncertified);

    private static MachineCertificate Certificate(DeviceStandIn device) => MachineCertificateTests.Certificate with
    {
        Meter = MeterIdentity.Of(device).Device,
        MeterState = MeterIdentity.Of(device).State,
    };
}
