using EnergyGate.Gate.Checks;
using EnergyGate.Gate.Compare;
using EnergyGate.Gate.Compare.Build;
using EnergyGate.Gate.Compare.Launching;
using EnergyGate.Gate.Compare.Run;
using EnergyGate.Gate.Compare.Workers;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Results;
using EnergyGate.Tests.Nvml;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Tests.Gate.Compare.Run;

/// <summary>
/// From a board's energy counter to the verdict of a comparison: NVML's C interface, the meter, alternating workers, the exit code.
/// </summary>
internal sealed class CounterToComparisonTests
{
    private const int FirstWorker = 7000;
    private static readonly VariantRecipe Variant = VariantCatalog.Find("fp32-cpu");

    [TestCase(1.00, Verdict.Pass, 0)]
    [TestCase(1.05, Verdict.Fail, 1)]
    public void Compare_ScriptedCounter_HoldsTheCandidate(double work, Verdict expected, int exitCode)
    {
        var (cell, compared) = Compare(new NvmlScript(), work);
        (cell.Verdict, cell.Kind).Should().Be((expected, FigureKind.Measured), cell.Reason);
        cell.Value.Should().BeApproximately(work, 0.005);
        compared.Base.EnergyPerText.Value.Should().BeApproximately(200 * 0.004 / 8, 0.001);
        ExitCode.Of([cell], strict: false).Should().Be(exitCode);
    }

    [Test]
    public void P15_Compare_ProcessThatIsNoWorker_DecidesNothing()
    {
        var (cell, _) = Compare(new NvmlScript().Run(7, 0, 100_000), 1.05);
        (cell.Verdict, cell.Qualifier).Should().Be((Verdict.Inconclusive, VerdictQualifiers.Void));
        cell.Reason.Should().Contain("the meter voided a block: ").And.Contain("other process(es) were on the GPU");
    }

    [Test]
    public void P15_Compare_WorkersThemselves_AreNoOthers() =>
        Compare(new NvmlScript().Run(FirstWorker + 1, 0, 100_000), 1.00)
            .Cell.Verdict.Should().Be(Verdict.Pass, "the first worker was taken for ours");

    private static (Cell Cell, ComparedCell Compared) Compare(NvmlScript script, double work)
    {
        using (script)
        {
            using var meter = script.Open();
            var plan = new ComparisonPlan { Seed = 3, HasControl = false, MaximumUnits = 12 }.MeasuredBy(meter, 1, hasBudget: true);
            var launcher = new MeteredLauncher(new Workers(script, work), meter, script.Clock);
            var outcome = new ComparisonRun(launcher, plan, TimeProvider.System).Execute(
                [(new(Variant.Name, false), true)], 1, SilentProgress.Instance, CancellationToken.None);
            var cell = new ComparisonVerdicts(
                new CellFactory(8, 128, 1), plan, RunMeter.KindOf(meter)).Measured(Variant, outcome.Cells[0], isSelected: false, null);
            return (cell, outcome.Cells[0]);
        }
    }

    /// <summary>Workers on the scripted board: 4 ms at 200 W per batch of 8 texts; the candidate's watts are scaled by its work.</summary>
    private sealed class Workers(NvmlScript script, double work) : IWorkerLauncher
    {
        private int launches;

        public IWorker Launch(WorkerArm role) =>
            new Worker(script, role == WorkerArm.Candidate ? 200 * work : 200, FirstWorker + ++launches);

        private sealed class Worker(NvmlScript script, double watts, int processId) : IWorker
        {
            private const double BatchSeconds = 0.004;

            public int ProcessId => processId;

            public LoadedVariant Load(string variant) => new(14, new(BatchSeconds));

            public WorkerBlock Block(int first, int count)
            {
                script.DrawFrom(script.Clock.GetTimestamp() / 1e9, watts, board: 0);
                script.Clock.Advance(count * BatchSeconds);
                return new(new(new(new(1), new(count * BatchSeconds)), default, count * 8), new(default, new(0.001)));
            }

            public void Plant(Plant plant) => throw new NotSupportedException();

            public void Dispose()
            {
            }
        }
    }
}
