using System.Collections.Immutable;
using EnergyGate.Gate.Commands;
using EnergyGate.Gate.Policy.Drift;
using EnergyGate.Gate.Policy.Waivers;
using EnergyGate.Gate.Results;
using EnergyGate.Tests.Gate.Results;

namespace EnergyGate.Tests.Gate.Commands;

internal sealed class ComparisonPolicyTests
{
    private static readonly DateOnly Today = new(2027, 1, 1);
    private static readonly CellKey Joules = new("int8-dynamic", null, CheckKind.Energy, MetricNames.Joules);

    [Test]
    public void P23_ComparisonThatPassesAlone_FailsByWhatItAddsUpTo()
    {
        Apply(Cells.Comparison(1.008), losses: 5).ExitCode.Should().Be(ExitCode.Pass);
        var result = Apply(Cells.Comparison(1.008), losses: 6);
        result.ExitCode.Should().Be(ExitCode.Fail);
        result.Cells.Should().HaveCount(2).And.ContainSingle(cell => cell.Verdict == Verdict.Fail && cell.Metric == MetricNames.Drift);
    }

    [Test]
    public void Apply_OpenByLittle_CountsInTheDrift() =>
        Apply(
            Cells.Comparison(1.008, Verdict.Inconclusive) with
            {
                Cells = [Cells.Comparison(1.008, Verdict.Inconclusive).Cells[0] with { Qualifier = VerdictQualifiers.Minor }],
            },
            losses: 6)
            .ExitCode.Should().Be(ExitCode.Fail);

    [Test]
    public void Apply_WaivedFailure_Passes()
    {
        var waiver = new Waiver("waivers/a.json", "r", "w", Today, [new(Joules, 1.04, 0.01)]);
        var result = new ComparisonPolicy(new([waiver]), new(new([]), null, null), Today).Apply(Cells.Comparison(1.04, Verdict.Fail));
        result.ExitCode.Should().Be(ExitCode.Pass);
        result.Cells[0].Waiver.Should().Contain("waivers/a.json");
    }

    [Test]
    public void Apply_InterruptedComparison_IsAsItWas()
    {
        var interrupted = Cells.Comparison(1.04, Verdict.Fail) with { Complete = false, ExitCode = ExitCode.Interrupted };
        Apply(interrupted, losses: 9).Should().Be(interrupted);
    }

    [Test]
    public void Read_FolderWithoutEither_HasNeither()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["baselines"]);
        var policy = ComparisonPolicy.Read(folder["baselines"], null, TimeProvider.System);
        (policy.Waivers.Waivers.Length, policy.Drift.Ledger.Entries.Length).Should().Be((0, 0));
    }

    private static GateResult Apply(GateResult result, int losses)
    {
        var device = result.Environment["machine"];
        ImmutableArray<DriftEntry> entries =
        [
            .. Enumerable.Range(0, losses)
                .Select(i => new DriftEntry($"c{i}", device, Joules, FigureKind.Measured, Math.Log(1.008), new(-0.002, 0.018))),
        ];
        return new ComparisonPolicy(new([]), new(new(entries), null, null), Today).Apply(result);
    }
}
