using System.Collections.Immutable;
using EnergyGate.Gate.Checks.Energy;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Policy.Baselines;
using EnergyGate.Gate.Results;
using EnergyGate.Measurement.Machines;
using EnergyGate.Measurement.Meters.Nvml;
using EnergyGate.Tests.Nvml;
using EnergyGate.Tests.Pipeline;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Tests.Gate.Checks.Energy;

/// <summary>
/// The whole path from a board's energy counter to a verdict: NVML's C interface, the meter, alternating blocks, the stored budget, the
/// exit code.
/// </summary>
internal sealed class CounterToVerdictTests
{
    private const double RunSeconds = 0.05;
    private const int Texts = 8;
    private static readonly VariantRecipe Candidate = VariantCatalog.Find("int8-dynamic");

    private DirectoryInfo folder = null!;

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("energygate-test-");

    [TearDown]
    public void RemoveFolder() => folder.Delete(recursive: true);

    // fp32 draws 200 W, the candidate 120 W; a run takes 0.05 s for 8 texts: 0.75 J/text. The limit is 3 % above the recorded value.
    [TestCase(1.00, Verdict.Pass, 0)]
    [TestCase(1.01, Verdict.Pass, 0)]
    [TestCase(1.05, Verdict.Fail, 1)]
    [TestCase(0.80, Verdict.Improved, 2)]
    public void Budget_ScriptedCounter_HoldsTheVariant(double work, Verdict expected, int exitCode)
    {
        Record(new NvmlScript());

        var cells = Measure(new NvmlScript(), work);

        var budget = Budget(cells);
        budget.Verdict.Should().Be(expected, budget.Reason);
        budget.Kind.Should().Be(FigureKind.Measured);
        budget.Value.Should().BeApproximately(0.75 * work, 0.004);
        budget.Reason.Should().MatchRegex(
            @"J/token, measured in 6 rounds; stored 0\.75\d* J/text, 0\.037\d* J/token; "
                + @"limit 0\.77\d* J/text, 0\.038\d* J/token");
        budget.EnergyPerToken!.Value.Value.Should().BeApproximately(0.75 * work / 20, 0.0002, "a text has twenty tokens");
        Stored().Files.Single().Lines.Single(line => line.Check == CheckKind.Budget && line.Variant == Candidate.Name).Detail
            .Should().MatchRegex(@" token=0\.037\d+$");
        Budget(cells, VariantCatalog.Reference.Name).Verdict.Should().Be(Verdict.Pass);
        ExitCode.Of([budget], strict: false).Should().Be(exitCode);
    }

    [Test]
    public void UsualBudget_CounterOfTwoSecondWindows_HoldsTheRoundsOfAnInterval()
    {
        using var script = new NvmlScript();
        using var meter = script.Open();
        EnergySampling.UsualBudget(meter, 10, new(32)).Value.Should().BeApproximately(
            (24 + 8 * 20) * 2.4, 5, "eight rounds of twenty blocks, and twenty-four windows to warm up, of 20 steps of 0.1 s");
        EnergySampling.UsualBudget(meter, 2, new(420)).Value.Should().Be(420);
        EnergySampling.UsualBudget(meter, 100, new(32)).Value.Should().Be(1200);
    }

    [Test]
    public void P04_Budget_AnotherBoardOfTheSameName_IsNotMeasured()
    {
        Record(new NvmlScript());
        var cells = Measure(new NvmlScript().Set("boards", 2), 1.05, device: "1");
        Budget(cells).Verdict.Should().Be(Verdict.NotMeasured);
        Budget(cells).Reason.Should().Contain("hold no ratios of stand-in-gpu-gpu-00000000-0000-0000-0000-000000000001");
    }

    [Test]
    public void P04_Budget_AnotherPowerLimit_IsNotMeasured()
    {
        Record(new NvmlScript());
        Budget(Measure(new NvmlScript().Set("limit", 300_000), 1.05)).Reason
            .Should().Contain("board was driver 580.65.06, power limit 400 W, ECC on, is driver 580.65.06, power limit 300 W, ECC on");
    }

    [Test]
    public void P15_Budget_OtherProcessThroughout_DecidesNothing()
    {
        Record(new NvmlScript());
        var budget = Budget(Measure(new NvmlScript().Run(7, 0, 100_000), 1.00));
        budget.Verdict.Should().Be(Verdict.Inconclusive);
        budget.Reason.Should().Contain("6 of 6 rounds are void").And.Contain("other process(es) were on the GPU");
        ExitCode.Of([budget], strict: false).Should().Be(ExitCode.Open);
    }

    [Test]
    public void P06_Budget_WithoutAMeter_IsNotMeasuredAndNoPass()
    {
        Record(new NvmlScript());
        var cells = BudgetCells.OfUnmeasured(new CellFactory(32, 128, 1), Stored(), [VariantCatalog.Reference, Candidate], []).ToList();
        cells.Select(cell => (cell.Variant, cell.Verdict, cell.Value))
            .Should().Equal((VariantCatalog.Reference.Name, Verdict.NotMeasured, null), (Candidate.Name, Verdict.NotMeasured, null));
        cells.Should().OnlyContain(
            cell => cell.Reason.Contains("budgets are stored for stand-in-gpu-", StringComparison.Ordinal) && !cell.Gating);
        BudgetCells.OfUnmeasured(new CellFactory(32, 128, 1), null, [VariantCatalog.Reference, Candidate], [])
            .Should().BeEmpty("nothing is stored");
    }

    private static Cell Budget(ImmutableArray<Cell> cells, string? variant = null) =>
        cells.Single(cell => cell.Variant == (variant ?? Candidate.Name) && cell.Check == CheckKind.Budget);

    private void Record(NvmlScript script)
    {
        using (script)
        {
            using var meter = script.Open();
            var (path, header) = Conditions(meter);
            var entries =
                from cell in Cells(script, meter, 1, null)
                where cell is { Value: not null, Interval.IsFinite: true }
                select new BaselineEntry(path, header, EnergyBaseline.LineOf(cell, 6));
            new BaselineFolder(folder.FullName)
                .Replace(BaselineDraft.Of([.. entries]).Files.ToDictionary(file => file.Path, BaselineText.Write), []);
        }
    }

    private ImmutableArray<Cell> Measure(NvmlScript script, double work, string? device = null)
    {
        using (script)
        {
            using var meter = script.Open(device);
            var (path, header) = Conditions(meter);
            return Cells(script, meter, work, EnergyBaseline.Find(Stored(), path, header));
        }
    }

    private BaselineSet Stored() => BaselineSet.Load(new(folder.FullName), "some-model")!;

    private static ImmutableArray<Cell> Cells(NvmlScript script, NvmlMeter meter, double work, EnergyBaseline? stored)
    {
        using var cancellation = new CancellationTokenSource();
        EnergyArm[] arms = [Arm(script, VariantCatalog.Reference, 200), Arm(script, Candidate, 120 * work)];
        var sampled = EnergySampling.Sample(meter, arms, new(100_000), new CancelAfter(6, cancellation), cancellation.Token, script.Clock);
        return new EnergyCells(new CellFactory(32, 128, 1), meter, stored).OfArms(arms, sampled);
    }

    // The running arm determines the power of every board, so that any of them can be the measured one.
    private static EnergyArm Arm(NvmlScript script, VariantRecipe variant, double watts) => new(
        variant,
        () =>
        {
            var now = script.Clock.GetTimestamp() / 1e9;
            script.DrawFrom(now, watts, board: 0);
            script.DrawFrom(now, watts, board: 1);
            script.Clock.Advance(RunSeconds);
        },
        Texts,
        Texts * 20);

    private static (string Path, BaselineHeader Header) Conditions(NvmlMeter meter)
    {
        var machine = MachineFingerprint.OfThisMachine();
        return (
            EnergyConditions.PathOf(machine, meter),
            EnergyConditions.HeaderOf("some-model", machine, meter, new GateOptions { Provider = "CUDA" }, 128, 1, []));
    }
}
