using EnergyGate.Gate.Compare;
using EnergyGate.Gate.Compare.Build;
using EnergyGate.Gate.Compare.Launching;
using EnergyGate.Gate.Compare.Run;
using EnergyGate.Gate.Compare.Workers;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Results;
using EnergyGate.Measurement.Units;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Tests.Gate.Compare.Workers;

/// <summary>
/// Real processes on the embedded model, the candidate with a fault that a comparison once missed. Few units, so faults are large; rates
/// are those of <see cref="Run.UnevenWorkTests"/> and of the study in docs.
/// </summary>
internal sealed class FaultyWorkerTests
{
    private static readonly GateOptions Options = new()
    {
        Tasks = [Evaluation.Tasks.GlueTasks.Parse("RTE")],
        Variants = [VariantCatalog.Find("fp32-cpu"), VariantCatalog.Find("fp32")],
        BatchSize = 8,
    };

    private readonly TemporaryFolder folder = new();

    [OneTimeSetUp]
    public void Prepare() => Preparation.Run(Options, 16, folder["prepared"], _ => { });

    [OneTimeTearDown]
    public void Remove() => folder.Dispose();

    [TestCase(PlantedFault.SkippedBatches)]
    [TestCase(PlantedFault.ClaimedTexts)]
    public void Compare_WorkThatWasNotDone_FailsByItsAnswers(PlantedFault fault)
    {
        var cell = Run(units: 1, ("fp32-cpu", fault)).Cells.First(cell => cell.Check == CheckKind.Energy);
        cell.Verdict.Should().Be(Verdict.Fail);
        cell.Qualifier.Should().Be(VerdictQualifiers.Answers);
    }

    [Test]
    public void Compare_ClockThatReadsLess_VoidsTheUnits()
    {
        var cell = Run(units: 1, ("fp32-cpu", PlantedFault.SlowClock)).Cells.First(cell => cell.Check == CheckKind.Energy);
        cell.Verdict.Should().Be(Verdict.Inconclusive);
        cell.Qualifier.Should().Be(VerdictQualifiers.Void);
        ExitCode.Of([cell], strict: false).Should().Be(ExitCode.Open);
    }

    [Test]
    public void Compare_WorkThatIsPaidElsewhereThanInTheMedianBatch_ShowsAndDoesNotPass()
    {
        var (cells, outcome) = Run(
            units: 2,
            ("fp32-cpu:pipeline", PlantedFault.RepeatedTokenising),
            ("fp32-cpu", PlantedFault.Bursts),
            ("fp32:pipeline", PlantedFault.SlowLoad),
            ("fp32", PlantedFault.CachedAnswers));
        Cell Find(string variant, CheckKind check) => cells.Single(cell => cell.Variant == variant && cell.Check == check);
        if (outcome.Cells.Any(cell => cell.Test.Units == 0))
        {
            Assert.Ignore($"no unit counts: {string.Join("; ", outcome.Cells.Select(cell => cell.Voids.InconclusiveReason()))}");
        }

        TestContext.Out.WriteLine(string.Join('\n', cells.Select(cell => $"{cell.Key}: {cell.Value}")));
        Find("fp32-cpu", CheckKind.Pipeline).Value.Should().BeGreaterThan(1.1);
        outcome.Cells[1].Totals.Estimate.Should().BeGreaterThan(1.5, "every eighth batch is run 40 times more");
        outcome.Cells[1].Test.Estimate.Should().BeLessThan(outcome.Cells[1].Totals.Estimate - 0.1, "the median shows little of it");
        Find("fp32", CheckKind.StartUp).Value.Should().BeGreaterThan(1.2);
        Find("fp32", CheckKind.Energy).Value.Should().BeLessThan(0.9);
        cells.Where(cell => cell is { Verdict: Verdict.Pass }).Select(cell => (cell.Variant, cell.Check)).Should().BeSubsetOf(
            [("fp32", CheckKind.Pipeline), ("fp32-cpu", CheckKind.StartUp)], "nothing is wrong with these");
    }

    private (Cell[] Cells, ComparisonOutcome Outcome) Run(int units, params (string Name, PlantedFault Fault)[] faults)
    {
        var arm = new PreparedArm(
            Path.GetDirectoryName(typeof(GateOptions).Assembly.Location)!, folder["prepared"], PreparedFolder.Read(folder["prepared"]));
        var texts = new ExpectedTexts(arm);
        var plan = new ComparisonPlan { Seed = 1, MaximumUnits = units, HasControl = false };
        var launcher = new CheckedLauncher(
            new EstimatingLauncher(new Launcher(folder["prepared"], faults), new Watts(4), TimeProvider.System),
            (_, name) => texts.Of(name),
            comparesBits: true);
        var outcome = new ComparisonRun(launcher, plan, TimeProvider.System).Execute(
            [.. faults.Select(fault => (WorkName.Parse(fault.Name), true))],
            faults.Length,
            SilentProgress.Instance,
            CancellationToken.None);
        var cells = new ComparisonVerdicts(new CellFactory(8, 128, 1), plan, FigureKind.Estimated)
            .All([.. Options.Variants], [], outcome, null, null);
        return ([.. cells.Select(cell => UnexplainedGain.Mark(cell, new(arm, arm, [], [])))], outcome);
    }

    private sealed class Launcher(string prepared, (string Name, PlantedFault Fault)[] faults) : IWorkerLauncher
    {
        public IWorker Launch(WorkerArm arm) => WorkerProcess.Launch(
            arm == WorkerArm.Candidate
                ? new(typeof(FaultyWorkerProgram).Assembly.Location, FaultyWorkerProgram.PathOf(prepared, faults), 1, "CPU", [])
                : new(typeof(GateOptions).Assembly.Location, prepared, 1, "CPU", []),
            arm,
            TimeSpan.FromMinutes(1));
    }
}
